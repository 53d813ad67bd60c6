import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import { DAY_MS } from '../lib/clock.ts';

/** Reports name who ordered a reminder by its proposal for some days; codes and invitations are kept as long for questions. */
const KEPT_MS = 30 * DAY_MS;
/** Guesses count for an hour, kept answers until their meeting has begun. */
const SHORT_MS = DAY_MS;
/** So many questions without an answer are kept per forum, the latest. */
const QUESTIONS = 1_000;

/** Forgets what has expired and what nobody will read any more. `now` in epoch milliseconds. */
export async function forgetExpired(db: Db, now: number): Promise<void> {
  const kept = { lt: new Date(now - KEPT_MS) };
  await db.dialogue.deleteMany({ where: { expiresAt: { lt: new Date(now) } } });
  await db.proposal.deleteMany({ where: { expiresAt: kept } });
  await db.linkCode.deleteMany({ where: { expiresAt: kept } });
  await db.invitation.deleteMany({ where: { expiresAt: kept } });
  await db.codeGuess.deleteMany({ where: { since: { lt: new Date(now - SHORT_MS) } } });
  await db.questionQuota.deleteMany({ where: { since: { lt: new Date(now - SHORT_MS) } } });
  await db.$executeRaw(Prisma.sql`
    DELETE FROM held_answer h USING meeting m
    WHERE m.id = h.meeting_id AND m.starts_at < ${new Date(now - SHORT_MS)}`);
  await db.$executeRaw(Prisma.sql`
    DELETE FROM unanswered_question WHERE id IN (
      SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY forum_id ORDER BY asked_at DESC, id DESC) AS place
        FROM unanswered_question) q WHERE place > ${QUESTIONS})`);
}
