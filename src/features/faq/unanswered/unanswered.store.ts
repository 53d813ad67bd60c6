import type { Db } from '../../../db/db.ts';
import { takeOneMore } from '../../../db/quota.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import type { PlatformName } from '../../../platform/incoming.ts';
import type { UnansweredQuestion } from './unanswered.types.ts';

/** A question to be kept for the secretariat. */
export interface KeepQuestion {
  readonly forumId: number;
  readonly question: string;
  /** The question normalised; the same one is counted instead of kept twice. */
  readonly normalised: string;
  readonly platform: PlatformName;
  readonly externalId: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Given where an entry was answered with, and was not meant. */
  readonly wrongCode?: string;
}

/** Questions of one asker that are kept within a day. */
const MOST_KEPT_A_DAY = 5;

/**
 * Takes one of an asker's questions a day before it is kept; false when none is left. See `takeOneMore`.
 * @param asker `person:12`, or `telegram:6666` for somebody without a record
 */
export async function claimKeptQuestion(
  db: Db,
  { forumId, asker, now }: { readonly forumId: number; readonly asker: string; readonly now: number },
): Promise<boolean> {
  const quota = { most: MOST_KEPT_A_DAY, spanMs: DAY_MS, now };
  const written = await db.$executeRaw`
    INSERT INTO question_quota AS q (forum_id, asker, kept, since) VALUES (${forumId}, ${asker}, 1, ${new Date(now)})
    ON CONFLICT (forum_id, asker) ${takeOneMore('kept', quota)}`;
  return written === 1;
}

/** Keeps a question, or counts it once more and opens it again. */
export async function keepQuestion(db: Db, facts: KeepQuestion): Promise<void> {
  const { forumId, question, normalised, platform, externalId, wrongCode = '' } = facts;
  const askedAt = new Date(facts.now);
  await db.unansweredQuestion.upsert({
    where: { forumId_normalised: { forumId, normalised } },
    create: { forumId, question, normalised, platform, externalId, askedAt, wrongCode },
    update: { timesAsked: { increment: 1 }, askedAt, closedAt: null, wrongCode },
  });
}

/** The open questions, the most asked first; only those with these ids where some are given. */
export async function listUnanswered(
  db: Db,
  query: { readonly forumId: number; readonly limit: number; readonly ids?: readonly number[] },
): Promise<readonly UnansweredQuestion[]> {
  const { forumId, limit, ids } = query;
  const rows = await db.unansweredQuestion.findMany({
    where: { forumId, closedAt: null, ...(ids !== undefined && { id: { in: [...ids] } }) },
    orderBy: [{ timesAsked: 'desc' }, { askedAt: 'desc' }],
    take: limit,
  });
  return rows.map((row) => ({
    id: row.id,
    question: row.question,
    timesAsked: row.timesAsked,
    askedAt: +row.askedAt,
    wrongCode: row.wrongCode,
  }));
}

/** How many questions are open. */
export async function countUnanswered(db: Db, forumId: number): Promise<number> {
  return db.unansweredQuestion.count({ where: { forumId, closedAt: null } });
}

/** Closes open questions, which nobody is known to have asked from then on; gives how many. */
export async function closeQuestions(
  db: Db,
  key: { readonly forumId: number; readonly ids: readonly number[]; readonly now: number },
): Promise<number> {
  const { count } = await db.unansweredQuestion.updateMany({
    where: { forumId: key.forumId, id: { in: [...key.ids] }, closedAt: null },
    data: { closedAt: new Date(key.now), externalId: '' },
  });
  return count;
}

/** Opens closed questions again. */
export async function reopenQuestions(
  db: Db,
  { forumId, ids }: { readonly forumId: number; readonly ids: readonly number[] },
): Promise<void> {
  await db.unansweredQuestion.updateMany({
    where: { forumId, id: { in: [...ids] } },
    data: { closedAt: null },
  });
}
