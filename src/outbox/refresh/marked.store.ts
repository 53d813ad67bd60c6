import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { isInState } from '../../notices/store.ts';
import { ASK_AGAIN_MS, type MessageRow, type PostedMessage, toPosted } from './refresh.store.ts';

/** Notices of a forum by their keys; a key may end in `%`. */
interface Keys {
  readonly forumId: number;
  readonly keys: readonly string[];
}

/** The messages in which these notices stand, in chats that can be written to as far as is known, or that have not been asked for an hour. */
export async function listMarked(
  db: Db,
  { forumId, keys, now }: Keys & { readonly now: number },
): Promise<readonly PostedMessage[]> {
  const rows = await db.$queryRaw<MessageRow[]>(Prisma.sql`
    SELECT d.id, d.forum_id, d.platform, d.chat_id, d.thread_id, d.message_id, d.shown, c.kind, c.locale,
      greatest(d.sent_at, d.edited_at) AS touched_at, n.kind AS notice_kind, n.facts
    FROM notice n JOIN delivery d ON d.notice_id = n.id AND d.state = 'sent' AND d.message_id IS NOT NULL
    LEFT JOIN chat c ON c.platform = d.platform AND c.external_id = d.chat_id AND c.thread_id = d.thread_id
    WHERE n.forum_id = ${forumId} AND n.key LIKE ANY(${[...keys]}::text[])
      AND (c.unreachable_at IS NULL OR c.unreachable_at <= ${new Date(now - ASK_AGAIN_MS)}) ORDER BY d.id`);
  return rows.map(toPosted);
}

/** Whether one of these notices is on its way at this moment, which may show an older state. */
export async function isOneSending(db: Db, { forumId, keys }: Keys): Promise<boolean> {
  const [row] = await db.$queryRaw<{ sending: boolean }[]>(Prisma.sql`
    SELECT EXISTS (SELECT FROM notice n JOIN delivery d ON d.notice_id = n.id AND ${isInState('sending', 'd')}
      WHERE n.forum_id = ${forumId} AND n.key LIKE ANY(${[...keys]}::text[])) AS sending`);
  return row?.sending === true;
}
