import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import type { Incoming } from '../../../platform/incoming.ts';

/** A request about which the secretariat waits for the applicant's answer. */
export interface OpenQuestion {
  readonly forumId: number;
  readonly requestId: number;
}

/**
 * The newest question of the secretariat to this account that was not answered yet. Words that reply to a message count
 * only when that message is a question.
 */
export async function findOpenQuestion(
  db: Db,
  { platform, sender, chat, replyTo }: Pick<Incoming, 'platform' | 'sender' | 'chat' | 'replyTo'>,
): Promise<OpenQuestion | undefined> {
  const messageId = replyTo?.messageId ?? null;
  const rows = await db.$queryRaw<OpenQuestion[]>(Prisma.sql`
    SELECT r.forum_id AS "forumId", r.id AS "requestId" FROM join_request r, ${askedAndAnswered}
    WHERE r.platform = ${platform} AND r.external_id = ${sender.id} AND r.state = 'pending'
      AND q.asked > coalesce(q.answered, 0) AND (${messageId}::text IS NULL OR EXISTS (
        SELECT FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE d.platform = ${platform}
          AND d.chat_id = ${chat.id} AND d.message_id = ${messageId} AND n.kind = 'joinDecision'))
    ORDER BY q.asked DESC LIMIT 1`);
  return rows[0];
}

/** SQL: number of the last question about request `r`, and of the last answer to one. */
const askedAndAnswered = Prisma.sql`LATERAL (
  SELECT max(n.id) FILTER (WHERE n.kind = 'joinDecision' AND n.facts->>'question' <> '') AS asked,
    max(n.id) FILTER (WHERE n.kind = 'joinRequest' AND n.facts->>'remark' <> '') AS answered
  FROM notice n WHERE n.forum_id = r.forum_id AND n.meeting_id IS NULL AND n.kind IN ('joinDecision', 'joinRequest')
    AND (n.facts->>'requestId')::int = r.id) q`;

/** Whether the secretariat waits for an answer about a request that is open. */
export async function isQuestionOpen(db: Db, { forumId, requestId }: OpenQuestion): Promise<boolean> {
  const rows = await db.$queryRaw<{ open: boolean }[]>(Prisma.sql`
    SELECT q.asked > coalesce(q.answered, 0) AS open FROM join_request r, ${askedAndAnswered}
    WHERE r.forum_id = ${forumId} AND r.id = ${requestId} AND r.state = 'pending'`);
  return rows[0]?.open === true;
}
