import { describe, expect, it } from 'vitest';
import { UNDO_DAYS } from '../../../../src/features/members/entering/admission.types.ts';
import { mergeRecords, undoAdmission } from '../../../../src/features/members/entering/records.service.ts';
import { changeHolder, removePerson } from '../../../../src/features/members/office/service.ts';
import { cutOffAccounts, giveRole } from '../../../../src/features/members/roles.service.ts';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { makeForum } from '../../../support/members.ts';
import { NOW, useWaysIn, type WaysIn } from './rig.ts';

const here = useWaysIn();

const ownerOf = async (who: string): Promise<number | undefined> =>
  (
    await here.database.prisma.account.findFirst({
      where: { forumId: here.forumId, externalId: here.account(who), revokedAt: null },
    })
  )?.personId;
const admissionOf = (outcome: Awaited<ReturnType<WaysIn['open']>>): number =>
  (outcome.ok && outcome.value.admissionId) || 0;
/** Seats of somebody that have not ended, and may begin later. */
const openSeatsOf = (personId: number): Promise<number> =>
  here.database.prisma.seatHolder.count({ where: { personId, untilAt: null } });
/** Seats, roles and accounts with rights, of everybody. */
const state = async () => ({
  accounts: await here.database.prisma.account.findMany({
    where: { forumId: here.forumId },
    orderBy: { id: 'asc' },
    select: { id: true, personId: true, revokedAt: true },
  }),
  seats: await here.database.prisma.seatHolder.findMany({
    where: { forumId: here.forumId },
    orderBy: { id: 'asc' },
    select: { id: true, personId: true, untilAt: true, capacity: true },
  }),
  roles: await here.database.prisma.roleGrant.findMany({
    where: { forumId: here.forumId },
    orderBy: [{ personId: 'asc' }, { role: 'asc' }],
    select: { personId: true, role: true },
  }),
  merged: await here.database.prisma.person.findMany({
    where: { forumId: here.forumId },
    orderBy: { id: 'asc' },
    select: { id: true, mergedIntoId: true },
  }),
});

describe('a link that brings somebody back', () => {
  it('does not make its maker somebody else, and stays good for whom it is', async () => {
    const code = await here.relink(here.budi);
    const before = await state();
    expect(await here.open(code, 'Dewi')).toMatchObject({
      ok: false,
      reason: 'accountTaken',
      takenId: here.dewi,
      ownerId: here.budi,
    });
    expect(await state()).toEqual(before);
    expect(await here.open(code, 'new phone')).toMatchObject({ ok: true, value: { personId: here.budi } });
  });

  it.each([
    { role: 'steering_chair' as const },
    { code: 'LAN' },
    { code: 'LAN', capacity: 'aide' as const },
    { code: 'BMKG', capacity: 'aide' as const },
  ])('takes nothing of a record that has something: %o', async (facts) => {
    await here.add('Sari', facts);
    const code = await here.relink(here.budi);
    const before = await state();
    expect((await here.open(code, 'Sari')).ok).toBe(false);
    expect(await state()).toEqual(before);
    expect(await here.told('invitationRefused')).toHaveLength(2);
  });

  it('is told of once, however often the same person opens it', async () => {
    await here.add('Sari', { code: 'LAN' });
    const code = await here.relink(here.budi);
    for (let time = 0; time < 3; time += 1) await here.open(code, 'Sari');
    expect(await here.told('invitationRefused')).toHaveLength(2);
  });

  it('makes an empty record one with the person, cuts off the old phone, and can be undone to the letter', async () => {
    const empty = await here.add('Budi S.');
    const before = await state();
    const outcome = await here.open(await here.relink(here.budi), 'Budi S.');
    expect(outcome).toMatchObject({ ok: true, value: { personId: here.budi, mergedId: empty } });
    expect([await ownerOf('Budi'), await ownerOf('Budi S.')]).toEqual([undefined, here.budi]);
    expect(await here.told('accountLinked')).toEqual([`account:telegram:${here.account('Budi')}`]);
    expect(await here.undo(admissionOf(outcome))).toMatchObject({ ok: true });
    expect(await state()).toEqual(before);
  });

  it('that a stranger used is undone: the old phone acts again, the stranger does not', async () => {
    const outcome = await here.open(await here.relink(here.budi), 'thief');
    expect(await ownerOf('thief')).toBe(here.budi);
    expect(await here.undo(admissionOf(outcome))).toMatchObject({ ok: true });
    expect([await ownerOf('Budi'), await ownerOf('thief')]).toEqual([here.budi, undefined]);
    expect((await here.told('admissionUndone')).toSorted()).toEqual(
      [`account:telegram:${here.account('Budi')}`, `account:telegram:${here.account('thief')}`].sort(),
    );
  });

  it('does not wake an account again that was cut off on purpose', async () => {
    const code = await here.relink(here.budi);
    await here.run((work) => cutOffAccounts(work, { forumId: here.forumId, personId: here.budi }));
    const outcome = await here.open(code, 'new phone');
    expect(outcome.ok).toBe(true);
    await here.undo(admissionOf(outcome));
    expect(await ownerOf('Budi')).toBeUndefined();
  });

  it('brings in one of two who open it at once', async () => {
    const code = await here.relink(here.budi);
    const outcomes = await Promise.all([here.open(code, 'first'), here.open(code, 'second')]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      await here.database.prisma.account.count({ where: { personId: here.budi, revokedAt: null } }),
    ).toBe(1);
  });

  it('hands over no role that its bearer gets at the same moment', async () => {
    const sari = await here.add('Sari');
    const code = await here.relink(here.budi);
    await Promise.all([
      here.open(code, 'Sari'),
      here.run((work) => giveRole(work, { forumId: here.forumId, personId: sari, role: 'steering_chair' })),
    ]);
    const held = await here.database.prisma.roleGrant.findFirstOrThrow({
      where: { role: 'steering_chair', forumId: here.forumId },
    });
    expect(held.personId).toBe(sari);
  });
});

describe('an invitation to a seat or a role', () => {
  it('gives nothing to somebody who has something here already', async () => {
    await here.add('Sari', { code: 'BMKG', capacity: 'aide' });
    for (const capacity of ['holder', 'aide'] as const) {
      expect(await here.open(await here.toSeat(capacity), 'Sari')).toMatchObject({
        ok: false,
        reason: 'accountTaken',
        ownerId: undefined,
        institution: 'LAN',
      });
    }
    expect(
      await here.database.prisma.seatHolder.count({
        where: { forumId: here.forumId, seat: { institutionId: here.forum.institutions.LAN ?? 0 } },
      }),
    ).toBe(0);
  });

  it('is undone with the seat and the account that it gave', async () => {
    const outcome = await here.open(await here.toSeat(), 'stranger');
    expect(await ownerOf('stranger')).toBeDefined();
    expect(await here.undo(admissionOf(outcome))).toMatchObject({ ok: true });
    expect(await ownerOf('stranger')).toBeUndefined();
    const stillHeld = await here.database.prisma.seatHolder.count({
      where: {
        forumId: here.forumId,
        seat: { institutionId: here.forum.institutions.LAN ?? 0 },
        untilAt: null,
      },
    });
    expect(stillHeld).toBe(0);
  });

  it('makes one person of two that one account opens at once', async () => {
    const codes = [await here.toSeat(), await here.toSeat()];
    const outcomes = await Promise.all(codes.map((code) => here.open(code, 'stranger')));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await here.database.prisma.person.count({ where: { forumId: here.forumId, name: 'Rina' } })).toBe(
      1,
    );
  });

  it('is undone once by two who press at once, not after its time, and not in another forum', async () => {
    const id = admissionOf(await here.open(await here.toSeat(), 'stranger'));
    const other = await makeForum(here.database.prisma, [], NOW);
    const elsewhere = await here.run((work) => undoAdmission(work, { forumId: other.forumId, id }));
    expect(elsewhere).toEqual({ ok: false, reason: 'admissionGone' });
    expect(await here.undo(id, NOW + UNDO_DAYS * DAY_MS)).toEqual({ ok: false, reason: 'admissionGone' });
    const outcomes = await Promise.all([here.undo(id), here.undo(id)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('two records that the secretariat makes one', () => {
  it('get back seats, roles, accounts and answers when that is undone', async () => {
    const sari = await here.add('Sari', { code: 'LAN', role: 'chair' });
    await here.database.prisma.person.update({ where: { id: sari }, data: { mergedIntoId: null } });
    const before = await state();
    const merge = { forumId: here.forumId, from: sari, into: here.budi, admins: [] };
    const merged = await here.run((work) => mergeRecords(work, merge));
    expect(await ownerOf('Sari')).toBe(here.budi);
    expect(await here.database.prisma.roleGrant.count({ where: { personId: here.budi } })).toBe(1);
    expect(await here.told('recordsMerged')).toHaveLength(4);
    expect(await here.run((work) => mergeRecords(work, merge))).toEqual({ ok: false, reason: 'mergeGone' });
    expect((await here.undo(merged.ok ? merged.value : 0)).ok).toBe(true);
    expect(await state()).toEqual(before);
  });

  it.each(['stays', 'is removed', 'has a successor'] as const)(
    'give a seat that both had back to each, unless it was left since: somebody who %s',
    async (since) => {
      const sari = await here.add('Sari', { code: 'BMKG', capacity: 'aide' });
      const before = await state();
      const merged = await here.run((work) =>
        mergeRecords(work, { forumId: here.forumId, from: sari, into: here.budi, admins: [] }),
      );
      expect(await openSeatsOf(sari)).toBe(0);
      const later = NOW + DAY_MS;
      if (since === 'is removed')
        await here.run((work) => removePerson(work, { forumId: here.forumId, personId: here.budi }), later);
      if (since === 'has a successor') {
        const institutionId = here.forum.institutions.BMKG ?? 0;
        const change = {
          forumId: here.forumId,
          institutionId,
          successor: { name: 'Eka' },
          position: '',
          from: later,
        };
        await here.run((work) => changeHolder(work, { ...change, keepsAides: false }), later);
      }
      expect((await here.undo(merged.ok ? merged.value : 0, later + 1)).ok).toBe(true);
      if (since === 'stays') expect(await state()).toEqual(before);
      expect([await openSeatsOf(sari), await openSeatsOf(here.budi)]).toEqual(
        since === 'stays' ? [1, 1] : [0, 0],
      );
    },
  );

  it('reopens no seat for an official in whose place another one is by then', async () => {
    const next = {
      forumId: here.forumId,
      institutionId: here.forum.institutions.BMKG ?? 0,
      position: '',
      keepsAides: true,
    };
    const sari = await here.add('Sari');
    const planned = { ...next, successor: { personId: sari }, from: NOW + 5 * DAY_MS };
    await here.run((work) => changeHolder(work, planned));
    const merged = await here.run((work) =>
      mergeRecords(work, { forumId: here.forumId, from: sari, into: here.budi, admins: [] }),
    );
    await here.run(
      (work) => changeHolder(work, { ...planned, successor: { name: 'Eka' }, from: NOW + 4 * DAY_MS }),
      NOW + DAY_MS,
    );
    expect((await here.undo(merged.ok ? merged.value : 0, NOW + 2 * DAY_MS)).ok).toBe(true);
    expect(await openSeatsOf(sari)).toBe(0);
  });
});
