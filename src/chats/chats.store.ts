import type { Db } from '../db/db.ts';
import type { IncomingChat, PlatformName } from '../platform/incoming.ts';

/** A conversation and the forum it is about. */
export interface ChatFacts {
  readonly platform: PlatformName;
  readonly chat: IncomingChat;
  readonly forumId: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Binds a group, topic or channel to a forum; notices are announced there from now on. */
export async function bindChat(db: Db, { platform, chat, forumId, now }: ChatFacts): Promise<void> {
  const row = {
    forumId,
    kind: chat.kind,
    title: chat.title,
    boundAt: new Date(now),
    reachableAt: new Date(now),
    unreachableAt: null,
  };
  await db.chat.upsert({
    where: { platform_externalId_threadId: { platform, externalId: chat.id, threadId: chat.threadId } },
    create: { ...row, platform, externalId: chat.id, threadId: chat.threadId },
    update: row,
  });
}

/** Unbinds a chat; false when it was not bound. */
export async function unbindChat(
  db: Db,
  { platform, chat }: Pick<ChatFacts, 'platform' | 'chat'>,
): Promise<boolean> {
  const { count } = await db.chat.updateMany({
    where: { platform, externalId: chat.id, threadId: chat.threadId, boundAt: { not: null } },
    data: { boundAt: null },
  });
  return count > 0;
}

/**
 * Notes that somebody's private chat is open, so that the bot may write there. Nothing is written while that is
 * known already.
 */
export async function notePrivateChat(db: Db, facts: ChatFacts & { readonly userId: string }): Promise<void> {
  const { platform, chat, forumId, userId } = facts;
  const now = new Date(facts.now);
  await db.$executeRaw`
    INSERT INTO chat (forum_id, platform, external_id, thread_id, kind, title, user_id, reachable_at)
    VALUES (${forumId}, ${platform}, ${chat.id}, '', 'private', ${chat.title}, ${userId}, ${now})
    ON CONFLICT (platform, external_id, thread_id) DO UPDATE
      SET reachable_at = ${now}, unreachable_at = NULL, unreachable_reason = NULL, user_id = ${userId}
      WHERE chat.reachable_at IS NULL OR chat.unreachable_at IS NOT NULL OR chat.user_id IS NULL`;
}

/** Notes that a chat with all its topics, or one topic where it is named, can or can no longer be written to. */
export async function noteReachability(
  db: Db,
  facts: Pick<ChatFacts, 'platform' | 'chat' | 'now'> & {
    readonly reachable: boolean;
    readonly reason: string;
  },
): Promise<void> {
  const now = new Date(facts.now);
  const { id: externalId, threadId } = facts.chat;
  await db.chat.updateMany({
    where: { platform: facts.platform, externalId, ...(threadId === '' ? {} : { threadId }) },
    data: facts.reachable
      ? { reachableAt: now, unreachableAt: null, unreachableReason: null }
      : { unreachableAt: now, unreachableReason: facts.reason },
  });
}

/** One row of a group or channel: the chat itself or a topic of it. */
export interface ChatPlace {
  readonly platform: PlatformName;
  readonly chatId: string;
  readonly threadId: string;
}

/** Notes that a chat or topic refused a message; its other topics may still take some. */
export async function noteShutPlace(
  db: Db,
  { platform, chatId, threadId, now, reason }: ChatPlace & { readonly now: number; readonly reason: string },
): Promise<void> {
  await db.chat.updateMany({
    where: { platform, externalId: chatId, threadId },
    data: { unreachableAt: new Date(now), unreachableReason: reason },
  });
}

/** Notes a sign of life of a chat or topic: a message arrived there, or a command was given. */
export async function noteOpenPlace(
  db: Db,
  { platform, chatId, threadId, now }: ChatPlace & { readonly now: number },
): Promise<void> {
  await db.chat.updateMany({
    where: { platform, externalId: chatId, threadId, unreachableAt: { not: null } },
    data: { reachableAt: new Date(now), unreachableAt: null, unreachableReason: null },
  });
}

/**
 * Follows a chat to its new id, with everything that names it: the chat itself and the notices posted in it. Where the new
 * id is known already, its row takes over the binding and what was to go to the old one, which is unbound. Several statements
 * that belong together: `db` is a transaction.
 */
export async function moveChat(
  db: Db,
  facts: { readonly platform: PlatformName; readonly oldId: string; readonly newId: string },
): Promise<void> {
  const { platform, oldId, newId } = facts;
  if (oldId === newId) return;
  const pairs = await db.$queryRaw<{ old: number; heir: number }[]>`
    SELECT c.id AS old, o.id AS heir FROM chat c
    JOIN chat o ON o.platform = c.platform AND o.external_id = ${newId} AND o.thread_id = c.thread_id
    WHERE c.platform = ${platform} AND c.external_id = ${oldId}`;
  for (const pair of pairs) await handOver(db, pair);
  await db.$executeRaw`
    UPDATE chat c SET external_id = ${newId} WHERE c.platform = ${platform} AND c.external_id = ${oldId}
      AND NOT EXISTS (SELECT FROM chat o WHERE o.platform = c.platform AND o.external_id = ${newId} AND o.thread_id = c.thread_id)`;
  await db.delivery.updateMany({ where: { platform, chatId: oldId }, data: { chatId: newId } });
}

async function handOver(
  db: Db,
  { old, heir }: { readonly old: number; readonly heir: number },
): Promise<void> {
  await db.$executeRaw`
    UPDATE chat o SET bound_at = c.bound_at, forum_id = c.forum_id FROM chat c
    WHERE o.id = ${heir} AND c.id = ${old} AND o.bound_at IS NULL AND c.bound_at IS NOT NULL`;
  await db.chat.update({ where: { id: old }, data: { boundAt: null } });
  await db.$executeRaw`
    UPDATE delivery d SET target = ${`chat:${heir}`} WHERE d.target = ${`chat:${old}`}
      AND d.forum_id = (SELECT forum_id FROM chat WHERE id = ${heir})
      AND NOT EXISTS (SELECT FROM delivery o WHERE o.notice_id = d.notice_id AND o.target = ${`chat:${heir}`})`;
  await db.delivery.updateMany({ where: { viaChatId: old }, data: { viaChatId: heir } });
}

/** Sets the language of a chat; private chats are made known by it. */
export async function setChatLocale(
  db: Db,
  facts: ChatFacts & { readonly locale: string; readonly userId: string | null },
): Promise<void> {
  const { platform, chat, forumId, locale, userId } = facts;
  await db.chat.upsert({
    where: { platform_externalId_threadId: { platform, externalId: chat.id, threadId: chat.threadId } },
    create: {
      forumId,
      platform,
      externalId: chat.id,
      threadId: chat.threadId,
      kind: chat.kind,
      title: chat.title,
      userId,
      locale,
    },
    update: { locale },
  });
}

/** Chooses the forum a private chat is about. */
export async function chooseForum(db: Db, facts: ChatFacts & { readonly userId: string }): Promise<void> {
  const { platform, chat, forumId, userId } = facts;
  await db.chat.upsert({
    where: { platform_externalId_threadId: { platform, externalId: chat.id, threadId: '' } },
    create: {
      forumId,
      platform,
      externalId: chat.id,
      threadId: '',
      kind: 'private',
      title: chat.title,
      userId,
      reachableAt: new Date(facts.now),
    },
    update: { forumId },
  });
}
