import { Prisma } from '../../../src/db/generated/client.ts';
import type { Answer, GivenAnswer } from '../../../src/features/answers/types.ts';
import { openTestDatabase } from '../../support/database.ts';

export const now = Date.UTC(2026, 10, 24, 3);
const at = new Date(now);

/** What of an answer a test chooses; `from` is the account. */
export type Change = Partial<GivenAnswer> & { readonly from?: string };

/** A forum with an announced meeting and one institution, for which the accounts 1 (its official) and 2 (an aide) answer. */
export async function openAnswers() {
  const database = await openTestDatabase();
  const db = database.prisma;
  const ids = { forum: 0, meeting: 0, institution: 0 };

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
  const history = async (): Promise<readonly (readonly [string, boolean])[]> => {
    const rows = await db.rsvpHistory.findMany({ orderBy: { id: 'asc' } });
    return rows.map((row) => [row.answer, row.counted] as const);
  };
  const counted = async (): Promise<string | undefined> =>
    (await db.rsvp.findFirst({ where: { meetingId: ids.meeting } }))?.answer;
  const clear = (): Promise<unknown> =>
    db.$transaction([db.rsvp.deleteMany(), db.rsvpHistory.deleteMany(), db.processedUpdate.deleteMany()]);
  /** Resolves when a statement waits for another transaction's row. */
  const untilSomebodyWaits = async (): Promise<void> => {
    const waiting = Prisma.sql`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    for (let tries = 0; tries < 500; tries += 1) {
      if ((await db.$queryRaw<unknown[]>(waiting)).length > 0) return;
    }
    throw new Error('nobody waits');
  };
  return { database, ids, history, counted, clear, untilSomebodyWaits };
}

let keys = 0;

/** An answer with a key and a number of its own, and the moment it is taken at. */
export function madeAnswer(
  answer: Answer,
  change: Change,
): { readonly given: GivenAnswer; readonly now: number } {
  keys += 1;
  const { from = '1', ...rest } = change;
  const given: GivenAnswer = {
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
  return { given, now: now + keys };
}
