import type { Db } from '../../db/db.ts';
import { DAY_MS } from '../../lib/clock.ts';
import type { PlatformName } from '../../platform/incoming.ts';

/** A question nobody could answer yet. */
export interface UnansweredQuestion {
  readonly id: number;
  readonly question: string;
  readonly timesAsked: number;
  /** Epoch milliseconds. */
  readonly askedAt: number;
}

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
}

/** Questions of one asker that are kept within a day. */
export const MOST_KEPT_A_DAY = 5;

/**
 * Takes one of an asker's questions a day before it is kept; false when none is left. One statement whose condition carries the
 * count, so that questions sent at once are counted one by one.
 * @param asker `person:12`, or `telegram:6666` for somebody without a record
 */
export async function claimKeptQuestion(
  db: Db,
  { forumId, asker, now }: { readonly forumId: number; readonly asker: string; readonly now: number },
): Promise<boolean> {
  const moment = new Date(now);
  const anew = new Date(now - DAY_MS);
  const written = await db.$executeRaw`
    INSERT INTO question_quota AS q (forum_id, asker, kept, since) VALUES (${forumId}, ${asker}, 1, ${moment})
    ON CONFLICT (forum_id, asker) DO UPDATE SET
      kept = CASE WHEN q.since <= ${anew} THEN 1 ELSE q.kept + 1 END,
      since = CASE WHEN q.since <= ${anew} THEN ${moment} ELSE q.since END
    WHERE q.kept < ${MOST_KEPT_A_DAY} OR q.since <= ${anew}`;
  return written === 1;
}

/** Keeps a question, or counts it once more and opens it again. */
export async function keepQuestion(db: Db, facts: KeepQuestion): Promise<void> {
  const { forumId, question, normalised, platform, externalId } = facts;
  const askedAt = new Date(facts.now);
  await db.unansweredQuestion.upsert({
    where: { forumId_normalised: { forumId, normalised } },
    create: { forumId, question, normalised, platform, externalId, askedAt },
    update: { timesAsked: { increment: 1 }, askedAt, closedAt: null },
  });
}

/** The open questions, the most asked first. */
export async function listUnanswered(
  db: Db,
  query: { readonly forumId: number; readonly limit: number },
): Promise<readonly UnansweredQuestion[]> {
  const rows = await db.unansweredQuestion.findMany({
    where: { forumId: query.forumId, closedAt: null },
    orderBy: [{ timesAsked: 'desc' }, { askedAt: 'desc' }],
    take: query.limit,
  });
  return rows.map((row) => ({
    id: row.id,
    question: row.question,
    timesAsked: row.timesAsked,
    askedAt: +row.askedAt,
  }));
}

/** Closes a question, which nobody is known to have asked from then on; gives its text, or undefined when there is no such open one. */
export async function closeQuestion(
  db: Db,
  key: { readonly forumId: number; readonly id: number; readonly now: number },
): Promise<string | undefined> {
  const rows = await db.unansweredQuestion.updateManyAndReturn({
    where: { forumId: key.forumId, id: key.id, closedAt: null },
    data: { closedAt: new Date(key.now), externalId: '' },
  });
  return rows[0]?.question;
}
