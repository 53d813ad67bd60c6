import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/db/client.ts';
import { UNDO_DAYS } from '../../../../src/features/members/entering/admission.types.ts';
import { invite, joinByCode } from '../../../../src/features/members/entering/invitations.service.ts';
import { mergeRecords, undoAdmission } from '../../../../src/features/members/entering/records.service.ts';
import { changeHolder, removePerson } from '../../../../src/features/members/office/service.ts';
import { cutOffAccounts, giveRole } from '../../../../src/features/members/roles.service.ts';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { addMember, asWork, makeForum, type SmallForum } from '../../../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);
let database: Database & { close(): Promise<void> };
let forum: SmallForum;
let forumId: number;
let dewi: number;
let budi: number;
let turn = 0;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  turn += 1;
  await database.prisma.codeGuess.deleteMany();
  forum = await makeForum(database.prisma, ['BMKG', 'LAN'], NOW);
  forumId = forum.forumId;
  dewi = await add('Dewi', { role: 'secretariat' });
  await add('Agus', { role: 'secretariat' });
  budi = await add('Budi', { code: 'BMKG', role: 'chair' });
});

const account = (name: string): string => `${name}-${turn}`;
const add = (
  name: string,
  facts: Omit<Partial<Parameters<typeof addMember>[1]>, 'name'> = {},
): Promise<number> =>
  addMember(database.prisma, { forum, name, telegram: account(name), now: NOW - DAY_MS, ...facts });
const run = <T>(action: Parameters<typeof asWork<T>>[2], now = NOW): Promise<T> =>
  asWork(database, now, action);
const PLAIN = { seatId: undefined, capacity: 'aide', role: undefined, name: '', position: '' } as const;
const relink = (personId: number): Promise<string> =>
  run(async (work) => (await invite(work, { ...PLAIN, createdById: dewi, forumId, personId })).code);
const toSeat = async (capacity: 'holder' | 'aide' = 'aide', code = 'LAN'): Promise<string> => {
  const seat = { institutionId: forum.institutions[code] ?? 0 };
  const { id: seatId } = await database.prisma.seat.findFirstOrThrow({ where: seat });
  return run(async (work) => {
    const to = { ...PLAIN, seatId, capacity, personId: undefined, name: 'Rina' };
    return (await invite(work, { ...to, forumId, createdById: dewi })).code;
  });
};
const open = (words: string, who: string) =>
  run((work) => {
    const newcomer = { platform: 'telegram', externalId: account(who), name: `${who} di Telegram` } as const;
    return joinByCode(work, { words, newcomer, admins: [] });
  });
const ownerOf = async (who: string): Promise<number | undefined> =>
  (
    await database.prisma.account.findFirst({
      where: { forumId, externalId: account(who), revokedAt: null },
    })
  )?.personId;
const told = async (kind: string): Promise<readonly string[]> =>
  (
    await database.prisma.delivery.findMany({
      where: { forumId, notice: { kind } },
      orderBy: { id: 'asc' },
    })
  ).map(({ target }) => target);
const admissionOf = (outcome: Awaited<ReturnType<typeof open>>): number =>
  (outcome.ok && outcome.value.admissionId) || 0;
const undo = (id: number, now = NOW) => run((work) => undoAdmission(work, { forumId, id }), now);
/** Seats of somebody that have not ended, and may begin later. */
const openSeatsOf = (personId: number): Promise<number> =>
  database.prisma.seatHolder.count({ where: { personId, untilAt: null } });
/** Seats, roles and accounts with rights, of everybody. */
const state = async () => ({
  accounts: await database.prisma.account.findMany({
    where: { forumId },
    orderBy: { id: 'asc' },
    select: { id: true, personId: true, revokedAt: true },
  }),
  seats: await database.prisma.seatHolder.findMany({
    where: { forumId },
    orderBy: { id: 'asc' },
    select: { id: true, personId: true, untilAt: true, capacity: true },
  }),
  roles: await database.prisma.roleGrant.findMany({
    where: { forumId },
    orderBy: [{ personId: 'asc' }, { role: 'asc' }],
    select: { personId: true, role: true },
  }),
  merged: await database.prisma.person.findMany({
    where: { forumId },
    orderBy: { id: 'asc' },
    select: { id: true, mergedIntoId: true },
  }),
});

describe('a link that brings somebody back', () => {
  it('does not make its maker somebody else, and stays good for whom it is', async () => {
    const code = await relink(budi);
    const before = await state();
    expect(await open(code, 'Dewi')).toMatchObject({
      ok: false,
      reason: 'accountTaken',
      takenId: dewi,
      ownerId: budi,
    });
    expect(await state()).toEqual(before);
    expect(await open(code, 'new phone')).toMatchObject({ ok: true, value: { personId: budi } });
  });

  it.each([
    { role: 'steering_chair' as const },
    { code: 'LAN' },
    { code: 'LAN', capacity: 'aide' as const },
    { code: 'BMKG', capacity: 'aide' as const },
  ])('takes nothing of a record that has something: %o', async (facts) => {
    await add('Sari', facts);
    const code = await relink(budi);
    const before = await state();
    expect((await open(code, 'Sari')).ok).toBe(false);
    expect(await state()).toEqual(before);
    expect(await told('invitationRefused')).toHaveLength(2);
  });

  it('is told of once, however often the same person opens it', async () => {
    await add('Sari', { code: 'LAN' });
    const code = await relink(budi);
    for (let time = 0; time < 3; time += 1) await open(code, 'Sari');
    expect(await told('invitationRefused')).toHaveLength(2);
  });

  it('makes an empty record one with the person, cuts off the old phone, and can be undone to the letter', async () => {
    const empty = await add('Budi S.');
    const before = await state();
    const outcome = await open(await relink(budi), 'Budi S.');
    expect(outcome).toMatchObject({ ok: true, value: { personId: budi, mergedId: empty } });
    expect([await ownerOf('Budi'), await ownerOf('Budi S.')]).toEqual([undefined, budi]);
    expect(await told('accountLinked')).toEqual([`account:telegram:${account('Budi')}`]);
    expect(await undo(admissionOf(outcome))).toMatchObject({ ok: true });
    expect(await state()).toEqual(before);
  });

  it('that a stranger used is undone: the old phone acts again, the stranger does not', async () => {
    const outcome = await open(await relink(budi), 'thief');
    expect(await ownerOf('thief')).toBe(budi);
    expect(await undo(admissionOf(outcome))).toMatchObject({ ok: true });
    expect([await ownerOf('Budi'), await ownerOf('thief')]).toEqual([budi, undefined]);
    expect((await told('admissionUndone')).toSorted()).toEqual(
      [`account:telegram:${account('Budi')}`, `account:telegram:${account('thief')}`].sort(),
    );
  });

  it('does not wake an account again that was cut off on purpose', async () => {
    const code = await relink(budi);
    await run((work) => cutOffAccounts(work, { forumId, personId: budi }));
    const outcome = await open(code, 'new phone');
    expect(outcome.ok).toBe(true);
    await undo(admissionOf(outcome));
    expect(await ownerOf('Budi')).toBeUndefined();
  });

  it('brings in one of two who open it at once', async () => {
    const code = await relink(budi);
    const outcomes = await Promise.all([open(code, 'first'), open(code, 'second')]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database.prisma.account.count({ where: { personId: budi, revokedAt: null } })).toBe(1);
  });

  it('hands over no role that its bearer gets at the same moment', async () => {
    const sari = await add('Sari');
    const code = await relink(budi);
    await Promise.all([
      open(code, 'Sari'),
      run((work) => giveRole(work, { forumId, personId: sari, role: 'steering_chair' })),
    ]);
    const held = await database.prisma.roleGrant.findFirstOrThrow({
      where: { role: 'steering_chair', forumId },
    });
    expect(held.personId).toBe(sari);
  });
});

describe('an invitation to a seat or a role', () => {
  it('gives nothing to somebody who has something here already', async () => {
    await add('Sari', { code: 'BMKG', capacity: 'aide' });
    for (const capacity of ['holder', 'aide'] as const) {
      expect(await open(await toSeat(capacity), 'Sari')).toMatchObject({
        ok: false,
        reason: 'accountTaken',
        ownerId: undefined,
        institution: 'LAN',
      });
    }
    expect(
      await database.prisma.seatHolder.count({
        where: { forumId, seat: { institutionId: forum.institutions.LAN ?? 0 } },
      }),
    ).toBe(0);
  });

  it('is undone with the seat and the account that it gave', async () => {
    const outcome = await open(await toSeat(), 'stranger');
    expect(await ownerOf('stranger')).toBeDefined();
    expect(await undo(admissionOf(outcome))).toMatchObject({ ok: true });
    expect(await ownerOf('stranger')).toBeUndefined();
    const stillHeld = await database.prisma.seatHolder.count({
      where: { forumId, seat: { institutionId: forum.institutions.LAN ?? 0 }, untilAt: null },
    });
    expect(stillHeld).toBe(0);
  });

  it('makes one person of two that one account opens at once', async () => {
    const codes = [await toSeat(), await toSeat()];
    const outcomes = await Promise.all(codes.map((code) => open(code, 'stranger')));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database.prisma.person.count({ where: { forumId, name: 'Rina' } })).toBe(1);
  });

  it('is undone once by two who press at once, not after its time, and not in another forum', async () => {
    const id = admissionOf(await open(await toSeat(), 'stranger'));
    const other = await makeForum(database.prisma, [], NOW);
    const elsewhere = await run((work) => undoAdmission(work, { forumId: other.forumId, id }));
    expect(elsewhere).toEqual({ ok: false, reason: 'admissionGone' });
    expect(await undo(id, NOW + UNDO_DAYS * DAY_MS)).toEqual({ ok: false, reason: 'admissionGone' });
    const outcomes = await Promise.all([undo(id), undo(id)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('two records that the secretariat makes one', () => {
  it('get back seats, roles, accounts and answers when that is undone', async () => {
    const sari = await add('Sari', { code: 'LAN', role: 'chair' });
    await database.prisma.person.update({ where: { id: sari }, data: { mergedIntoId: null } });
    const before = await state();
    const merge = { forumId, from: sari, into: budi, admins: [] };
    const merged = await run((work) => mergeRecords(work, merge));
    expect(await ownerOf('Sari')).toBe(budi);
    expect(await database.prisma.roleGrant.count({ where: { personId: budi } })).toBe(1);
    expect(await told('recordsMerged')).toHaveLength(4);
    expect(await run((work) => mergeRecords(work, merge))).toEqual({ ok: false, reason: 'mergeGone' });
    expect((await undo(merged.ok ? merged.value : 0)).ok).toBe(true);
    expect(await state()).toEqual(before);
  });

  it.each(['stays', 'is removed', 'has a successor'] as const)(
    'give a seat that both had back to each, unless it was left since: somebody who %s',
    async (since) => {
      const sari = await add('Sari', { code: 'BMKG', capacity: 'aide' });
      const before = await state();
      const merged = await run((work) => mergeRecords(work, { forumId, from: sari, into: budi, admins: [] }));
      expect(await openSeatsOf(sari)).toBe(0);
      const later = NOW + DAY_MS;
      if (since === 'is removed') await run((work) => removePerson(work, { forumId, personId: budi }), later);
      if (since === 'has a successor') {
        const institutionId = forum.institutions.BMKG ?? 0;
        const change = { forumId, institutionId, successor: { name: 'Eka' }, position: '', from: later };
        await run((work) => changeHolder(work, { ...change, keepsAides: false }), later);
      }
      expect((await undo(merged.ok ? merged.value : 0, later + 1)).ok).toBe(true);
      if (since === 'stays') expect(await state()).toEqual(before);
      expect([await openSeatsOf(sari), await openSeatsOf(budi)]).toEqual(since === 'stays' ? [1, 1] : [0, 0]);
    },
  );

  it('reopens no seat for an official in whose place another one is by then', async () => {
    const next = { forumId, institutionId: forum.institutions.BMKG ?? 0, position: '', keepsAides: true };
    const sari = await add('Sari');
    const planned = { ...next, successor: { personId: sari }, from: NOW + 5 * DAY_MS };
    await run((work) => changeHolder(work, planned));
    const merged = await run((work) => mergeRecords(work, { forumId, from: sari, into: budi, admins: [] }));
    await run(
      (work) => changeHolder(work, { ...planned, successor: { name: 'Eka' }, from: NOW + 4 * DAY_MS }),
      NOW + DAY_MS,
    );
    expect((await undo(merged.ok ? merged.value : 0, NOW + 2 * DAY_MS)).ok).toBe(true);
    expect(await openSeatsOf(sari)).toBe(0);
  });
});
