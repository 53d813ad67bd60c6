import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/db/client.ts';
import { takeAnswer } from '../../../../src/features/answers/store.ts';
import { changeHolder, removePerson } from '../../../../src/features/members/office/service.ts';
import { giveRole, makePlain, removeRoles } from '../../../../src/features/members/roles.service.ts';
import { loadContext } from '../../../../src/inbound/context/context.store.ts';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import type { Actor } from '../../../../src/model/actor.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { addMember, asWork, makeForum, type SmallForum } from '../../../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);

let database: Database & { close(): Promise<void> };
let forum: SmallForum;
let turn = 0;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  forum = await makeForum(database.prisma, ['BMKG', 'LAN'], NOW);
  turn += 1;
});

/** Accounts are told apart by test, because an account may belong to several forums. */
const account = (name: string): string => `${name}-${turn}`;
const add = (
  name: string,
  facts: Omit<Partial<Parameters<typeof addMember>[1]>, 'name'> = {},
): Promise<number> =>
  addMember(database.prisma, { forum, name, telegram: account(name), now: NOW - DAY_MS, ...facts });
const originOf = (name: string) => ({
  platform: 'telegram' as const,
  sender: { id: account(name), displayName: name, isPerson: true },
  chat: { id: account(name), threadId: '', kind: 'private' as const, title: '' },
  forumId: forum.forumId,
});
const actorAt = async (name: string, now: number): Promise<Actor> =>
  (await loadContext(database.prisma, { origin: originOf(name), now, admins: [] })).actor;
const change = (facts: Partial<Parameters<typeof changeHolder>[1]>) =>
  asWork(database, NOW, (work) =>
    changeHolder(work, {
      forumId: forum.forumId,
      institutionId: forum.institutions.BMKG ?? 0,
      successor: { name: 'Siti' },
      position: 'Sekretaris Utama',
      from: NOW,
      keepsAides: true,
      ...facts,
    }),
  );

const farewells = () =>
  database.prisma.notice.findMany({
    where: { forumId: forum.forumId, kind: 'officeEnded' },
    include: { deliveries: true },
  });

describe('a change of office', () => {
  it('takes the rights of the old accounts at that moment, and leaves the aides', async () => {
    await add('Guswanto', { code: 'BMKG', role: 'chair' });
    await add('Rina', { code: 'BMKG', capacity: 'aide' });
    expect((await actorAt('Guswanto', NOW)).roles).toEqual(new Set(['chair', 'member']));
    expect((await change({})).ok).toBe(true);
    const old = await actorAt('Guswanto', NOW);
    expect([old.personId, old.seats, [...old.roles]]).toEqual([undefined, [], []]);
    expect((await actorAt('Rina', NOW)).roles).toEqual(new Set(['aide']));
  });

  it('is told to whoever leaves, with the roles that end, by the account that is cut off', async () => {
    const guswanto = await add('Guswanto', { code: 'BMKG', role: 'chair' });
    const changed = await change({});
    expect(changed).toMatchObject({ ok: true, value: { lostRoles: ['chair'] } });
    expect(await farewells()).toMatchObject([
      {
        facts: { institution: 'BMKG', from: NOW, roles: ['chair'] },
        deliveries: [{ target: `account:telegram:${account('Guswanto')}` }],
      },
    ]);
    expect(await database.prisma.account.count({ where: { personId: guswanto, revokedAt: null } })).toBe(0);
  });

  it('is told before it begins, and to whoever goes on at another institution, as a person', async () => {
    const guswanto = await add('Guswanto', { code: 'BMKG', role: 'chair' });
    const from = NOW + DAY_MS;
    expect(await change({ from })).toMatchObject({ ok: true, value: { lostRoles: [] } });
    expect(await farewells()).toMatchObject([
      { facts: { from, roles: [] }, deliveries: [{ target: `person:${guswanto}` }] },
    ]);
  });

  it('lets the aides go with the old holder on that word', async () => {
    await add('Guswanto', { code: 'BMKG' });
    await add('Rina', { code: 'BMKG', capacity: 'aide' });
    await change({ keepsAides: false });
    expect((await actorAt('Rina', NOW)).personId).toBeUndefined();
  });

  it('comes into effect by itself on a day that lies ahead', async () => {
    await add('Guswanto', { code: 'BMKG' });
    const siti = await add('Siti', {});
    const from = NOW + 7 * DAY_MS;
    await change({ successor: { personId: siti }, from });
    expect((await actorAt('Guswanto', from - 1)).roles).toEqual(new Set(['member']));
    expect((await actorAt('Siti', from - 1)).roles).toEqual(new Set());
    expect((await actorAt('Guswanto', from)).roles).toEqual(new Set());
    expect((await actorAt('Siti', from)).seats).toMatchObject([{ code: 'BMKG', capacity: 'holder' }]);
  });

  it('leaves somebody who holds another seat their account', async () => {
    const both = await add('Guswanto', { code: 'BMKG' });
    const seat = await database.prisma.seat.findFirstOrThrow({
      where: { institutionId: forum.institutions.LAN ?? 0 },
    });
    await database.prisma.seatHolder.create({
      data: {
        forumId: forum.forumId,
        seatId: seat.id,
        personId: both,
        capacity: 'aide',
        fromAt: new Date(NOW - 1),
      },
    });
    await change({});
    expect((await actorAt('Guswanto', NOW)).seats).toMatchObject([{ code: 'LAN' }]);
  });

  it('moves a person between offices while a meeting is open: answers stay, rights move', async () => {
    await add('Guswanto', { code: 'BMKG' });
    const { id: meetingId } = await database.prisma.meeting.create({
      data: {
        ...{ forumId: forum.forumId, number: 1, title: 'Uji', timeZone: 'Asia/Jakarta', place: 'Aula' },
        ...{ state: 'announced', startsAt: new Date(NOW + 9 * DAY_MS), answerBy: new Date(NOW + 5 * DAY_MS) },
        createdAt: new Date(NOW),
      },
    });
    const answer = (sequence: number, now: number) =>
      takeAnswer(database.prisma, {
        now,
        admins: [],
        given: {
          ...{
            origin: originOf('Guswanto'),
            key: `${turn}-${sequence}`,
            sequence,
            answer: 'attending',
            note: '',
          },
          ...{ meeting: { by: 'id', meetingId }, institutionId: null, onBehalf: false },
        },
      });
    expect(await answer(1, NOW)).toMatchObject({ recorded: true, institution: { shortName: 'BMKG' } });
    const person = (await actorAt('Guswanto', NOW)).personId ?? 0;
    await change({ institutionId: forum.institutions.LAN ?? 0, successor: { personId: person } });
    await change({});
    expect(await answer(2, NOW)).toMatchObject({ recorded: true, institution: { shortName: 'LAN' } });
    const rows = await database.prisma.rsvp.findMany({
      where: { meetingId },
      orderBy: { institutionId: 'asc' },
    });
    expect(rows.map(({ byName, answer: said }) => [byName, said])).toEqual([
      ['Guswanto', 'attending'],
      ['Guswanto', 'attending'],
    ]);
  });

  it('is refused as a whole when it would take the last secretariat', async () => {
    await add('Guswanto', { code: 'BMKG', role: 'secretariat' });
    expect(await change({})).toEqual({ ok: false, reason: 'lastSecretariat' });
    expect((await actorAt('Guswanto', NOW)).roles).toEqual(new Set(['secretariat', 'member']));
    expect(await database.prisma.person.count({ where: { forumId: forum.forumId } })).toBe(1);
  });
});

describe('the last secretariat', () => {
  it('cannot remove itself, by whatever way', async () => {
    const personId = await add('Dewi', { code: 'LAN', role: 'secretariat' });
    const key = { forumId: forum.forumId, personId };
    const outcomes = [
      await asWork(database, NOW, (work) => removeRoles(work, { ...key, personIds: [personId] })),
      await asWork(database, NOW, (work) => removePerson(work, key)),
      await asWork(database, NOW, (work) => makePlain(work, { ...key, capacity: 'aide' })),
    ];
    for (const outcome of outcomes) expect(outcome).toEqual({ ok: false, reason: 'lastSecretariat' });
    expect((await actorAt('Dewi', NOW)).roles).toEqual(new Set(['secretariat', 'member']));
  });

  it('stays one of two who leave at the same moment', async () => {
    const ids = [await add('Dewi', { role: 'secretariat' }), await add('Eka', { role: 'secretariat' })];
    const outcomes = await Promise.all(
      ids.map((personId) =>
        asWork(database, NOW, (work) => removePerson(work, { forumId: forum.forumId, personId })),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database.prisma.roleGrant.count({ where: { forumId: forum.forumId } })).toBe(1);
  });

  it('does not count somebody without an account as another one', async () => {
    const dewi = await add('Dewi', { role: 'secretariat' });
    const { forumId } = forum;
    const eka = await addMember(database.prisma, { forum, name: 'Eka', now: NOW });
    await asWork(database, NOW, (work) => giveRole(work, { forumId, personId: eka, role: 'secretariat' }));
    const removed = await asWork(database, NOW, (work) => removeRoles(work, { forumId, personIds: [dewi] }));
    expect(removed.ok).toBe(false);
  });
});

describe('a removal', () => {
  it('is told to whom it concerns, with what ends, by the account that they had', async () => {
    const { forumId } = forum;
    const personId = await add('Wahyu', { code: 'BMKG', capacity: 'aide', role: 'chair', telegram: '7777' });
    await asWork(database, NOW, (work) => removePerson(work, { forumId, personId }));
    const roleOnly = await add('Sekar', { role: 'steering_chair', telegram: '7778' });
    await asWork(database, NOW, (work) => removePerson(work, { forumId, personId: roleOnly }));
    const told = await database.prisma.notice.findMany({
      where: { forumId, kind: { in: ['officeEnded', 'roleChanged'] } },
      orderBy: { id: 'asc' },
      include: { deliveries: true },
    });
    expect(
      told.map(({ kind, facts, deliveries }) => [kind, facts, deliveries.map(({ target }) => target)]),
    ).toEqual([
      ['officeEnded', { institution: 'BMKG', from: NOW, roles: ['chair'] }, ['account:telegram:7777']],
      ['roleChanged', { given: '', taken: ['steering_chair'] }, ['account:telegram:7778']],
    ]);
  });
});
