import { Prisma } from '../../db/generated/client.ts';
import { holdsAt } from '../../db/in-office.ts';
import { protocolOrder } from '../../db/protocol-order.ts';
import type { Incoming } from '../../platform/incoming.ts';

/** From where and from whom something comes, and when: what the context is found by. */
export interface Origin
  extends Pick<Incoming, 'platform' | 'sender' | 'chat' | 'message' | 'replyTo' | 'quoted'> {
  /** Set where the forum is known otherwise (an answer that was kept); else the chat and the account say it. */
  readonly forumId?: number;
  /** The meeting it is about, where a button names one. */
  readonly meetingId?: number | undefined;
  /** Plain words: an open dialogue goes on in the forum it began in. */
  readonly isWords?: boolean;
}

/**
 * The common table expressions that find chat, forum, person, roles and present seats of an origin:
 * `known_chat`, `known_forum` (always one row once a forum exists), `me` (none for the unknown) and `my_seat`.
 * A bound chat means its own forum; a topic that is not bound means its group's, but may have its own language. A private chat means the first of these to which the sender belongs: the forum of
 * the meeting, of the notice that is pressed or replied to, of the open dialogue, the one chosen in the chat; else the
 * first one they belong to, else (they belong to none) the first there is. Statements that need more than the
 * context go on from these, so that an answer costs one round trip.
 */
export function contextTables(origin: Origin, now: Date): Prisma.Sql {
  const { platform, sender, chat } = origin;
  return Prisma.sql`
    here AS (
      SELECT * FROM chat c WHERE c.platform = ${platform} AND c.external_id = ${chat.id} AND c.thread_id IN (${chat.threadId}, '')
    ), known_chat AS (
      SELECT id, forum_id, bound_at, (SELECT h.locale FROM here h WHERE h.locale IS NOT NULL ORDER BY h.thread_id DESC LIMIT 1) AS locale
      FROM here ORDER BY bound_at IS NULL, thread_id DESC LIMIT 1
    ), my_accounts AS (
      SELECT a.forum_id, a.person_id FROM account a
      WHERE a.platform = ${platform} AND a.external_id = ${sender.id} AND a.revoked_at IS NULL AND ${sender.isPerson}
    ), meant AS (${chat.kind === 'private' ? meantInPrivate(origin, now) : Prisma.sql`SELECT forum_id, 1 AS rank FROM known_chat`}
    ), known_forum AS (
      SELECT f.* FROM forum f WHERE f.id = coalesce(
        ${origin.forumId ?? null}::int, (SELECT forum_id FROM meant ORDER BY rank LIMIT 1), (SELECT min(forum_id) FROM my_accounts), (SELECT min(id) FROM forum))
    ), me AS (
      SELECT p.id, p.name, p.salutation FROM my_accounts a JOIN person p ON p.id = a.person_id
      WHERE a.forum_id = (SELECT id FROM known_forum)
    ), my_seat AS (
      SELECT s.institution_id, i.code, i.short_name, max(h.capacity) AS capacity, i.kind, i.list_order, i.id
      FROM me JOIN seat_holder h ON h.person_id = me.id AND ${holdsAt(now)}
      JOIN seat s ON s.id = h.seat_id JOIN institution i ON i.id = s.institution_id AND i.left_at IS NULL
      GROUP BY s.institution_id, i.id
    )`;
}

/** The forums that something said in a private chat may mean, with their rank; only the sender's, unless there are none. */
function meantInPrivate(origin: Origin, now: Date): Prisma.Sql {
  const { platform, sender, chat, meetingId } = origin;
  const noticeId = (origin.replyTo ?? origin.message)?.messageId;
  const hints = [Prisma.sql`SELECT forum_id, 4 AS rank FROM known_chat`];
  if (meetingId !== undefined)
    hints.push(Prisma.sql`SELECT m.forum_id, 1 FROM meeting m WHERE m.id = ${meetingId}`);
  if (noticeId !== undefined)
    hints.push(Prisma.sql`SELECT d.forum_id, 2 FROM delivery d
      WHERE d.platform = ${platform} AND d.chat_id = ${chat.id} AND d.message_id = ${noticeId}`);
  const original = origin.quoted?.original;
  if (original !== undefined)
    hints.push(Prisma.sql`SELECT d.forum_id, 2 FROM delivery d
      WHERE d.platform = ${platform} AND d.chat_id = ${original.chatId} AND d.message_id = ${original.messageId}`);
  if (origin.isWords === true)
    hints.push(Prisma.sql`SELECT d.forum_id, 3 FROM dialogue d
      WHERE d.platform = ${platform} AND d.chat_id = ${chat.id} AND d.user_id = ${sender.id} AND d.expires_at > ${now}`);
  return Prisma.sql`SELECT * FROM (${Prisma.join(hints, ' UNION ALL ')}) hint
    WHERE forum_id IN (SELECT forum_id FROM my_accounts) OR NOT EXISTS (SELECT FROM my_accounts)`;
}

/** The columns of the context, for the SELECT that ends such a statement. */
export const contextColumns = Prisma.sql`
  f.id AS forum_id, f.name AS forum_name, f.time_zone, f.locale AS forum_locale, f.cadence_months,
  (SELECT id FROM known_chat) AS chat_row_id, (SELECT bound_at IS NOT NULL FROM known_chat) AS chat_bound,
  (SELECT locale FROM known_chat) AS chat_locale,
  (SELECT id FROM me) AS person_id, (SELECT name FROM me) AS person_name, (SELECT salutation FROM me) AS person_salutation,
  (SELECT array_agg(r.role::text) FROM role_grant r WHERE r.person_id = (SELECT id FROM me)) AS roles,
  (SELECT json_agg(s ORDER BY ${protocolOrder('s')}) FROM my_seat s) AS seats`;
