import { createDatabase, type Database } from '../../src/db/client.ts';
import type { Db } from '../../src/db/db.ts';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { Prisma } from '../../src/db/generated/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { listKinds } from '../../src/features/answers/recap/kinds.store.ts';
import { findQuorum, listAnswers } from '../../src/features/answers/recap/recap.store.ts';
import { takeAnswer } from '../../src/features/answers/store.ts';
import { DAY_MS } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { countAnswers } from '../../src/notices/answer-counts.store.ts';
import { line } from './numbers.ts';

const NOW = Date.UTC(2027, 0, 15, 3);

/** A forum with one meeting to come, to which everybody has answered, and however many that are past. */
export interface LongForum {
  readonly forumId: number;
  readonly meetingId: number;
}

const INSTITUTIONS = 100;
/** Past meetings, the forum's first year and eighty of them. */
const PASTS = [1, 500] as const;

/** That what an answer and a recap cost does not grow with what is past: rows read, so that any machine prints the same. */
export async function benchHistory(dataDir: string, print: (text: string) => void): Promise<void> {
  const logger = createLogger('silent');
  const server = await startEmbedded({ dataDir, logger });
  const { connectionString } = server;
  await migrate({ connectionString, logger });
  const database = createDatabase({ connectionString, logger });
  try {
    const forum = await openLongForum(database, INSTITUTIONS);
    let past = 0;
    for (const until of PASTS) {
      await growPast(database, forum, { from: past + 1, until });
      past = until;
      const { answer, recap } = await countRowsRead(database, forum);
      const words = `${answer / ANSWERS} by an answer, ${recap} by a recap of ${INSTITUTIONS} institutions`;
      print(line(`rows read after ${past} past meeting${past === 1 ? '' : 's'}`, words));
    }
  } finally {
    await database.close();
    await server.stop();
  }
}

/** Makes it, without any past. */
export async function openLongForum({ prisma: db }: Database, institutions: number): Promise<LongForum> {
  const at = new Date(NOW);
  const { id: forumId } = await db.forum.create({
    data: { name: 'Lama', timeZone: 'Asia/Jakarta', calendarToken: 'lama', createdAt: at },
  });
  await db.$executeRaw`INSERT INTO institution (forum_id, code, official_name, short_name, kind, time_zone, created_at)
    SELECT ${forumId}, 'I' || n, 'I' || n, 'I' || n, 'agency', 'Asia/Jakarta', ${at} FROM generate_series(1, ${institutions}) n`;
  await db.$executeRaw`INSERT INTO person (forum_id, name, created_at) SELECT ${forumId}, code, ${at} FROM institution WHERE forum_id = ${forumId}`;
  await db.$executeRaw`INSERT INTO account (forum_id, person_id, platform, external_id, created_at)
    SELECT ${forumId}, id, 'telegram', name, ${at} FROM person WHERE forum_id = ${forumId}`;
  await db.$executeRaw`INSERT INTO seat (forum_id, institution_id) SELECT ${forumId}, id FROM institution WHERE forum_id = ${forumId}`;
  await db.$executeRaw`INSERT INTO seat_holder (forum_id, seat_id, person_id, capacity, from_at)
    SELECT ${forumId}, s.id, p.id, 'holder', ${new Date(0)} FROM seat s JOIN institution i ON i.id = s.institution_id
    JOIN person p ON p.name = i.code WHERE s.forum_id = ${forumId}`;
  await addMeetings(db, { forumId, from: 100_000, until: 100_000, firstAt: NOW + 21 * DAY_MS });
  const { id: meetingId } = await db.meeting.findFirstOrThrow({ where: { forumId } });
  return { forumId, meetingId };
}

/** Adds past meetings up to that many, each with everybody's answers, what came before them, details and notices. */
export async function growPast(
  { prisma: db }: Database,
  { forumId }: LongForum,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<void> {
  await addMeetings(db, { forumId, from, until, firstAt: NOW - (until + 1) * 60 * DAY_MS });
  await db.$executeRaw`VACUUM ANALYZE`;
}

async function addMeetings(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly from: number;
    readonly until: number;
    readonly firstAt: number;
  },
): Promise<void> {
  const { forumId, from, until, firstAt } = facts;
  const first = new Date(firstAt);
  await db.$executeRaw`INSERT INTO meeting (forum_id, number, title, starts_at, time_zone, place, answer_by, state, created_at, announced_at)
    SELECT ${forumId}, n, 'Pertemuan', t.at, 'Asia/Jakarta', 'Aula', t.at - interval '3 days', 'announced', t.at, t.at
    FROM generate_series(${from}::int, ${until}::int) n CROSS JOIN LATERAL (SELECT ${first}::timestamptz + n % 100000 * interval '60 days' AS at) t`;
  const each = Prisma.sql`FROM meeting m JOIN institution i ON i.forum_id = m.forum_id
    WHERE m.forum_id = ${forumId} AND m.number BETWEEN ${from} AND ${until}`;
  const columns = Prisma.sql`forum_id, meeting_id, institution_id, answer, note, by_name, platform, chat_id, sequence, answered_at`;
  const values = Prisma.sql`m.forum_id, m.id, i.id, 'attending'::answer, '', 'P', 'telegram'::platform, '1', 1, m.created_at`;
  await db.$executeRaw`INSERT INTO rsvp (${columns}) SELECT ${values} ${each}`;
  for (let change = 0; change < 2; change += 1)
    await db.$executeRaw`INSERT INTO rsvp_history (${columns}, counted) SELECT ${values}, true ${each}`;
  await db.$executeRaw`INSERT INTO answer_detail (forum_id, meeting_id, institution_id, companions, filled_at)
    SELECT m.forum_id, m.id, i.id, 1, m.created_at ${each} AND i.id % 3 = 0`;
  await db.$executeRaw`INSERT INTO notice (forum_id, meeting_id, kind, key, facts, due_at, created_at)
    SELECT forum_id, id, 'announcement', 'announcement:' || id, '{}', created_at, created_at FROM meeting
    WHERE forum_id = ${forumId} AND number BETWEEN ${from} AND ${until}`;
  await db.$executeRaw`INSERT INTO delivery (forum_id, notice_id, meeting_id, target, state, platform, chat_id, message_id, not_before)
    SELECT n.forum_id, n.id, n.meeting_id, 'institution:' || i.id, 'sent', 'telegram', '-1', n.id || '-' || i.id, n.created_at
    FROM notice n JOIN institution i ON i.forum_id = n.forum_id JOIN meeting m ON m.id = n.meeting_id
    WHERE n.forum_id = ${forumId} AND m.number BETWEEN ${from} AND ${until}`;
}

/** So many are given to count what they read. */
const ANSWERS = 2;

/** How many rows of tables each reads, by what the server itself counts in a transaction. */
export interface RowsRead {
  /** Two answers to the meeting to come: to the next one by a command, and by the button of that one. */
  readonly answer: number;
  /** A recap of it, with the counts that its invitation shows. */
  readonly recap: number;
}

let asked = 0;

/** Counts them; nothing is kept of the answers. */
export async function countRowsRead(
  database: Database,
  { forumId, meetingId }: LongForum,
): Promise<RowsRead> {
  const answer = await rowsRead(database, async (db) => {
    for (const meeting of [{ by: 'next' }, { by: 'id', meetingId }] as const) {
      asked += 1;
      const given = {
        ...({ key: `history:${asked}`, sequence: asked, answer: 'tentative', note: '', meeting } as const),
        ...{ institutionId: null, onBehalf: false },
        origin: {
          ...({ platform: 'telegram', sender: { id: 'I7', displayName: 'P', isPerson: true } } as const),
          chat: { id: 'I7', threadId: '', kind: 'private', title: '' } as const,
        },
      };
      const { recorded } = await takeAnswer(db, { given, now: NOW, admins: [] });
      if (!recorded) throw new Error('an answer was not recorded');
    }
  });
  const recap = await rowsRead(database, async (db) => {
    await listAnswers(db, { id: meetingId, forumId });
    await findQuorum(db, { id: meetingId, forumId });
    await listKinds(db, forumId);
    await countAnswers(db, [meetingId]);
  });
  return { answer, recap };
}

class Undone extends Error {}

async function rowsRead(database: Database, body: (db: Db) => Promise<void>): Promise<number> {
  let read = 0;
  const counted = inTransaction(database, async (db) => {
    const before = await countedSoFar(db);
    await body(db);
    read = (await countedSoFar(db)) - before;
    throw new Undone();
  });
  await counted.catch((fault: unknown) => {
    if (!(fault instanceof Undone)) throw fault;
  });
  return read;
}

/** What the session has read since the server last gathered its numbers, which it does not within a transaction. */
async function countedSoFar(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ read: number }[]>`
    SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS read FROM pg_stat_xact_user_tables`;
  return row?.read ?? 0;
}
