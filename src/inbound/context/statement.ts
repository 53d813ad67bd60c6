import { Prisma } from '../../db/generated/client.ts';
import { holdsAt } from '../../db/in-office.ts';
import { protocolOrder } from '../../db/protocol-order.ts';
import type { Incoming } from '../../platform/incoming.ts';

/** From where and from whom something comes, and when: what the context is found by. */
export interface Origin
  extends Pick<Incoming, 'platform' | 'sender' | 'chat' | 'message' | 'replyTo' | 'quoted'> {
  /** Set where the forum is known otherwise (an answer that was kept, a button of a forum's); else, or where there is none such, the chat and the account say it. */
  readonly forumId?: number | undefined;
  /** The meeting it is about, where a button names one. */
  readonly meetingId?: number | undefined;
  /** Plain words: an open dialogue goes on in the forum it began in. */
  readonly isWords?: boolean;
}

/** What `contextTables` needs of an origin, as SQL: parameters of a statement about one, or columns of a row for each of many. */
export interface OriginSql {
  readonly platform: Prisma.Sql;
  readonly senderId: Prisma.Sql;
  readonly isPerson: Prisma.Sql;
  readonly chatId: Prisma.Sql;
  readonly threadId: Prisma.Sql;
  readonly isPrivate: Prisma.Sql;
  readonly isWords: Prisma.Sql;
  /** Null where it is not given. */
  readonly forumId: Prisma.Sql;
  readonly meetingId: Prisma.Sql;
  /** The message pressed or replied to, and where the message stands of which that is a copy; null where there is none. */
  readonly noticeId: Prisma.Sql;
  readonly originalChatId: Prisma.Sql;
  readonly originalMessageId: Prisma.Sql;
  readonly now: Prisma.Sql;
}

/** What is known of an origin, under the names of `OriginSql`. */
export function originFacts(origin: Origin): Readonly<Record<Exclude<keyof OriginSql, 'now'>, unknown>> {
  const { platform, sender, chat, quoted } = origin;
  return {
    platform,
    senderId: sender.id,
    isPerson: sender.isPerson,
    chatId: chat.id,
    threadId: chat.threadId,
    isPrivate: chat.kind === 'private',
    isWords: origin.isWords ?? false,
    forumId: origin.forumId ?? null,
    meetingId: origin.meetingId ?? null,
    noticeId: (origin.replyTo ?? origin.message)?.messageId ?? null,
    originalChatId: quoted?.original?.chatId ?? null,
    originalMessageId: quoted?.original?.messageId ?? null,
  };
}

/** An origin as parameters of a statement. */
export function originParameters(origin: Origin, now: Date): OriginSql {
  const facts = originFacts(origin);
  return {
    platform: Prisma.sql`${facts.platform}::platform`,
    senderId: Prisma.sql`${facts.senderId}`,
    isPerson: Prisma.sql`${facts.isPerson}::boolean`,
    chatId: Prisma.sql`${facts.chatId}`,
    threadId: Prisma.sql`${facts.threadId}`,
    isPrivate: Prisma.sql`${facts.isPrivate}::boolean`,
    isWords: Prisma.sql`${facts.isWords}::boolean`,
    forumId: Prisma.sql`${facts.forumId}::int`,
    meetingId: Prisma.sql`${facts.meetingId}::int`,
    noticeId: Prisma.sql`${facts.noticeId}::text`,
    originalChatId: Prisma.sql`${facts.originalChatId}::text`,
    originalMessageId: Prisma.sql`${facts.originalMessageId}::text`,
    now: Prisma.sql`${now}`,
  };
}

/**
 * The common table expressions that find chat, forum, person, roles and present seats of an origin:
 * `known_chat`, `known_forum` (always one row once a forum exists), `me` (none for the unknown) and `my_seat`.
 * A bound chat means its own forum; a topic that is not bound means its group's, but may have its own language. A private chat means the first of these to which the sender belongs: the forum of
 * the meeting, of the notice that is pressed or replied to, of the open dialogue, the one chosen in the chat; else the
 * first one they belong to, else (they belong to none) the first there is. Statements that need more than the
 * context go on from these, so that an answer costs one round trip.
 */
export function contextTables(origin: OriginSql): Prisma.Sql {
  const { platform, senderId, isPerson, chatId, threadId, forumId, now } = origin;
  return Prisma.sql`
    here AS (
      SELECT * FROM chat c WHERE c.platform = ${platform} AND c.external_id = ${chatId} AND c.thread_id IN (${threadId}, '')
    ), known_chat AS (
      SELECT id, forum_id, bound_at, (SELECT h.locale FROM here h WHERE h.locale IS NOT NULL ORDER BY h.thread_id DESC LIMIT 1) AS locale
      FROM here ORDER BY bound_at IS NULL, thread_id DESC LIMIT 1
    ), my_accounts AS (
      SELECT a.forum_id, a.person_id FROM account a
      WHERE a.platform = ${platform} AND a.external_id = ${senderId} AND a.revoked_at IS NULL AND ${isPerson}
    ), meant AS (${meantForums(origin)}
    ), known_forum AS (
      SELECT f.* FROM forum f WHERE f.id = coalesce(
        (SELECT id FROM forum WHERE id = ${forumId}), (SELECT forum_id FROM meant ORDER BY rank LIMIT 1), (SELECT min(forum_id) FROM my_accounts), (SELECT min(id) FROM forum))
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

/** The forums that may be meant, with their rank: a chat's own, or in private what the sender may mean; only the sender's, unless there are none. */
function meantForums(origin: OriginSql): Prisma.Sql {
  const { platform, senderId, chatId, isPrivate, isWords, meetingId, noticeId, now } = origin;
  const told = (
    chat: Prisma.Sql,
    message: Prisma.Sql,
  ): Prisma.Sql => Prisma.sql`SELECT d.forum_id, 2 FROM delivery d
      WHERE d.platform = ${platform} AND d.chat_id = ${chat} AND d.message_id = ${message}`;
  return Prisma.sql`SELECT forum_id, 1 AS rank FROM known_chat WHERE NOT ${isPrivate}
      UNION ALL SELECT * FROM (
        SELECT forum_id, 4 AS rank FROM known_chat
        UNION ALL SELECT m.forum_id, 1 FROM meeting m WHERE m.id = ${meetingId}
        UNION ALL ${told(chatId, noticeId)}
        UNION ALL ${told(origin.originalChatId, origin.originalMessageId)}
        UNION ALL SELECT d.forum_id, 3 FROM dialogue d
          WHERE ${isWords} AND d.platform = ${platform} AND d.chat_id = ${chatId} AND d.user_id = ${senderId} AND d.expires_at > ${now}
      ) hint WHERE ${isPrivate} AND (forum_id IN (SELECT forum_id FROM my_accounts) OR NOT EXISTS (SELECT FROM my_accounts))`;
}

/** The columns of the context, for the SELECT that ends such a statement. */
export const contextColumns = Prisma.sql`
  f.id AS forum_id, f.name AS forum_name, f.time_zone, f.locale AS forum_locale,
  (SELECT id FROM known_chat) AS chat_row_id, (SELECT bound_at IS NOT NULL FROM known_chat) AS chat_bound,
  (SELECT locale FROM known_chat) AS chat_locale,
  (SELECT id FROM me) AS person_id, (SELECT name FROM me) AS person_name, (SELECT salutation FROM me) AS person_salutation,
  (SELECT count(DISTINCT forum_id) > 1 FROM my_accounts) AS has_other_forums,
  (SELECT array_agg(r.role::text) FROM role_grant r WHERE r.person_id = (SELECT id FROM me)) AS roles,
  (SELECT json_agg(s ORDER BY ${protocolOrder('s')}) FROM my_seat s) AS seats`;
