import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Prisma } from '../../../src/db/generated/client.ts';
import { createTogether } from '../../../src/db/together.ts';
import { takeAnswer, takeAnswerTogether } from '../../../src/features/answers/store.ts';
import type { Answer, AnswerOutcome, GivenAnswer } from '../../../src/features/answers/types.ts';
import { openTestDatabase } from '../../support/database.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
const now = Date.UTC(2026, 10, 24, 3);
const at = new Date(now);
const ids = { forum: 0, meeting: 0, institution: 0 };

beforeAll(async () => {
  database = await openTestDatabase();
  const db = database.prisma;
  const forum = await db.forum.create({
    data: { name: 'F', timeZone: 'Asia/Jakarta', calendarToken: 'x', createdAt: at },
  });
  ids.forum = forum.id;
  const institution = await db.institution.create({
    data: {
      forumId: forum.id,
      code: 'BMKG',
      officialName: 'BMKG',
      shortName: 'BMKG',
      kind: 'agency',
      timeZone: 'Asia/Jakarta',
      createdAt: at,
    },
  });
  ids.institution = institution.id;
  const seat = await db.seat.create({ data: { forumId: forum.id, institutionId: institution.id } });
  for (const [name, externalId, capacity] of [
    ['Guswanto', '1', 'holder'],
    ['Rina', '2', 'aide'],
  ] as const) {
    const account = { forumId: forum.id, platform: 'telegram' as const, externalId, createdAt: at };
    const person = await db.person.create({
      data: { forumId: forum.id, name, createdAt: at, accounts: { create: account } },
    });
    await db.seatHolder.create({
      data: { forumId: forum.id, seatId: seat.id, personId: person.id, capacity, fromAt: at },
    });
  }
  const startsAt = new Date(now + 86_400_000);
  const meeting = {
    forumId: forum.id,
    number: 1,
    title: 'x',
    startsAt,
    timeZone: 'Asia/Jakarta',
    place: 'y',
    answerBy: startsAt,
    state: 'announced' as const,
    createdAt: at,
  };
  ids.meeting = (await db.meeting.create({ data: meeting })).id;
});
afterAll(() => database.close());
beforeEach(async () => {
  const db = database.prisma;
  await db.$transaction([db.rsvp.deleteMany(), db.rsvpHistory.deleteMany(), db.processedUpdate.deleteMany()]);
});

let keys = 0;

type Change = Partial<GivenAnswer> & { readonly from?: string };

function give(answer: Answer, change: Change = {}): Promise<AnswerOutcome> {
  return takeAnswer(database.prisma, { given: madeAnswer(answer, change), now: now + keys, admins: [] });
}

function madeAnswer(answer: Answer, change: Change): GivenAnswer {
  keys += 1;
  const { from = '1', ...rest } = change;
  return {
    origin: {
      platform: 'telegram' as const,
      sender: { id: from, displayName: 'Orang', isPerson: true },
      chat: { id: from, threadId: '', kind: 'private' as const, title: '' },
    },
    key: `k${keys}`,
    sequence: keys,
    answer,
    note: '',
    meeting: { by: 'next' },
    institutionId: null,
    onBehalf: false,
    ...rest,
  };
}

const counted = async (): Promise<string | undefined> =>
  (await database.prisma.rsvp.findFirst({ where: { meetingId: ids.meeting } }))?.answer;
const history = async (): Promise<readonly (readonly [string, boolean])[]> => {
  const rows = await database.prisma.rsvpHistory.findMany({ orderBy: { id: 'asc' } });
  return rows.map((row) => [row.answer, row.counted] as const);
};

/** Resolves when a statement waits for another transaction's row. */
async function untilSomebodyWaits(): Promise<void> {
  const waiting = Prisma.sql`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  for (let tries = 0; tries < 500; tries += 1) {
    if ((await database.prisma.$queryRaw<unknown[]>(waiting)).length > 0) return;
  }
  throw new Error('nobody waits');
}

describe('an answer', () => {
  it('is recorded once for its key, however many deliver it at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => give('attending', { key: 'same', sequence: 1 })),
    );
    expect(outcomes.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(outcomes.filter((one) => !one.recorded && one.reason === 'duplicate')).toHaveLength(7);
    expect(await history()).toHaveLength(1);
  });

  it('that was sent earlier and came later is kept but does not count', async () => {
    await give('attending', { sequence: 20 });
    const late = await give('not_attending', { sequence: 10 });
    expect(late.recorded && late.counted.answer).toBe('attending');
    expect([await counted(), await history()]).toEqual([
      'attending',
      [
        ['attending', true],
        ['not_attending', false],
      ],
    ]);
  });

  it('that loses to one written at the same moment says which one counts', async () => {
    await database.prisma
      .$transaction(async (other) => {
        const common = { forumId: ids.forum, meetingId: ids.meeting, institutionId: ids.institution };
        const holder = await other.person.findFirstOrThrow({ where: { name: 'Guswanto' } });
        await other.rsvp.create({
          data: {
            ...common,
            ...{
              answer: 'tentative',
              byPersonId: holder.id,
              byName: 'Guswanto',
              platform: 'telegram' as const,
              chatId: '1',
            },
            ...{ sequence: 5_000, answeredAt: new Date(now + 500) },
          },
        });
        const late = give('attending', { sequence: 4_000 });
        await untilSomebodyWaits();
        return { late };
      })
      .then(async ({ late }) => {
        const outcome = await late;
        expect(outcome.recorded && outcome.counted.answer).toBe('tentative');
      });
  });

  it('of an admin without a record is not overtaken by another admin’s', async () => {
    const from = (name: string, id: string): Partial<GivenAnswer> => ({
      origin: {
        platform: 'telegram' as const,
        sender: { id, displayName: name, isPerson: true },
        chat: { id, threadId: '', kind: 'private' as const, title: '' },
      },
      institutionId: ids.institution,
      onBehalf: true,
    });
    await give('attending', { ...from('Admin Satu', '8001'), sequence: 20 });
    const other = await give('not_attending', { ...from('Admin Dua', '8002'), sequence: 10 });
    expect(other.recorded && other.counted.answer).toBe('not_attending');
    const own = await give('tentative', { ...from('Admin Dua', '8002'), sequence: 9 });
    expect(own.recorded && own.counted.answer).toBe('not_attending');
  });

  it('of somebody else for the same seat counts when it is the later one', async () => {
    await give('attending', { sequence: 20 });
    const other = await give('tentative', { from: '2', sequence: 5 });
    expect(other.recorded && other.previous?.byName).toBe('Guswanto');
    expect(await counted()).toBe('tentative');
  });

  it('of two at once leaves one that counts, and both in the history', async () => {
    await Promise.all([give('attending'), give('not_attending', { from: '2' })]);
    expect(await database.prisma.rsvp.count()).toBe(1);
    expect(await history()).toHaveLength(2);
  });

  it.each([
    ['noMeeting', { meeting: { by: 'id', meetingId: 999_999 } }],
    ['notMember', { from: '3' }],
    ['notMember', { institutionId: 999_999 }],
    ['notMember', { institutionId: 999_999, onBehalf: true }],
    [
      'notMember',
      {
        origin: {
          platform: 'telegram' as const,
          sender: { id: '1', displayName: 'x', isPerson: false },
          chat: { id: '1', threadId: '', kind: 'group' as const, title: '' },
        },
      },
    ],
  ] as const)('is not recorded, not even its key: %s', async (reason, change) => {
    const outcome = await give('attending', change);
    expect(outcome.recorded ? '' : outcome.reason).toBe(reason);
    expect([await database.prisma.processedUpdate.count(), await history()]).toEqual([0, []]);
  });

  it('to a meeting that is a draft, cancelled or begun is refused', async () => {
    const db = database.prisma;
    const meeting: GivenAnswer['meeting'] = { by: 'id', meetingId: ids.meeting };
    for (const change of [
      { state: 'draft' as const },
      { state: 'cancelled' as const },
      { state: 'announced' as const, startsAt: at },
    ]) {
      await db.meeting.update({ where: { id: ids.meeting }, data: change });
      const outcome = await give('attending', { meeting });
      expect(outcome.recorded ? '' : outcome.reason).toBe('meetingClosed');
      expect(outcome.recorded ? undefined : outcome.meeting?.isCancelled).toBe(change.state === 'cancelled');
    }
    expect(await history()).toEqual([]);
  });
});

describe('answers that wait for a statement under way', () => {
  /** Sizes of the statements that were asked. */
  let sizes: number[] = [];
  const ask: Parameters<typeof createTogether>[0] = (question) => {
    sizes.push(question.values.flatMap((items): unknown[] => JSON.parse(items)).length);
    return database.pool.query(question);
  };
  let statements = createTogether(ask);
  const giveTogether = (answer: Answer, change: Change = {}): Promise<AnswerOutcome> =>
    takeAnswerTogether(
      { db: database.prisma, statements },
      { given: madeAnswer(answer, change), now: now + keys, admins: [] },
    );
  beforeAll(async () => {
    const db = database.prisma;
    const open = { state: 'announced' as const, startsAt: new Date(now + 86_400_000) };
    await db.meeting.update({ where: { id: ids.meeting }, data: open });
    const common = { forumId: ids.forum, createdAt: at };
    for (let number = 0; number < 30; number += 1) {
      const code = `I${number}`;
      const institution = await db.institution.create({
        data: {
          ...common,
          code,
          officialName: code,
          shortName: code,
          kind: 'agency',
          timeZone: 'Asia/Jayapura',
        },
      });
      const seat = await db.seat.create({ data: { forumId: ids.forum, institutionId: institution.id } });
      const account = { ...common, platform: 'telegram' as const, externalId: `1${number}` };
      const person = await db.person.create({
        data: { ...common, name: code, accounts: { create: account } },
      });
      await db.seatHolder.create({
        data: { forumId: ids.forum, seatId: seat.id, personId: person.id, capacity: 'holder', fromAt: at },
      });
    }
  });
  beforeEach(() => {
    sizes = [];
    statements = createTogether(ask);
  });

  it('go together in the next one, each with its own outcome', async () => {
    const outcomes = await Promise.all([
      ...Array.from({ length: 30 }, (_, number) => giveTogether('attending', { from: `1${number}` })),
      giveTogether('attending', { from: 'nobody' }),
      giveTogether('attending', { from: '100', meeting: { by: 'id', meetingId: 999_999 } }),
    ]);
    expect(sizes.length).toBeLessThan(5);
    const names = outcomes.map((one) => (one.recorded ? one.institution.shortName : one.reason));
    expect(names).toEqual([
      ...Array.from({ length: 30 }, (_, number) => `I${number}`),
      'notMember',
      'noMeeting',
    ]);
    expect(await database.prisma.rsvp.count()).toBe(30);
  });

  it('for one seat keep the order in which they came, and none is lost', async () => {
    const answers: readonly Answer[] = [
      'attending',
      'tentative',
      'not_attending',
      'represented',
      'tentative',
    ];
    const outcomes = await Promise.all(
      answers.map((answer, index) => giveTogether(answer, { from: index % 2 === 0 ? '1' : '2' })),
    );
    expect(outcomes.every(({ recorded }) => recorded)).toBe(true);
    expect(await history()).toEqual(answers.map((answer) => [answer, true]));
    expect(await counted()).toBe('tentative');
  });

  it('with one that cannot be written are taken all the same, and that one alone fails', async () => {
    const given = Array.from({ length: 6 }, (_, number) =>
      giveTogether('attending', { from: `1${number}`, note: number === 4 ? 'a\u0000b' : 'catatan' }),
    );
    const outcomes = await Promise.allSettled(given);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 4 }, () => 'fulfilled'),
      'rejected',
      'fulfilled',
    ]);
    expect(await database.prisma.rsvp.count()).toBe(5);
  });

  it('in two processes at once never wait for each other', async () => {
    const other = createTogether((question) => database.pool.query(question));
    const people = Array.from({ length: 30 }, (_, number) => `1${number}`);
    const both = [people, [...people].reverse()].flatMap((list, index) =>
      list.map((from) =>
        takeAnswerTogether(
          { db: database.prisma, statements: index === 0 ? statements : other },
          { given: madeAnswer('attending', { from }), now: now + keys, admins: [] },
        ),
      ),
    );
    expect((await Promise.all(both)).every(({ recorded }) => recorded)).toBe(true);
    expect(await database.prisma.rsvpHistory.count()).toBe(60);
  });
});
