import { badRequest, forbidden } from './api-error.ts';
import { activeMember, type ChatRecord, isAdmin, type World } from './state.ts';
import type { Chat } from './wire.ts';

/** Makes the record of a chat without members or messages and tells of it. */
export function addChat(world: World, chat: Chat): ChatRecord {
  const record: ChatRecord = {
    chat,
    members: new Map(),
    messages: new Map(),
    topics: new Map(),
    closedTopics: new Set(),
    membersMayWrite: true,
    pinned: [],
    lastMessageId: 0,
    migratedTo: undefined,
  };
  world.chats.set(chat.id, record);
  world.events.emit({ type: 'chat', chat });
  return record;
}

/** The private chat with a person, which is made on first use. */
export function privateChat(world: World, userId: number): ChatRecord | undefined {
  const person = world.people.get(userId);
  if (!person) return undefined;
  const { first_name, last_name, username } = person.user;
  return (
    world.chats.get(userId) ??
    addChat(world, {
      id: userId,
      type: 'private',
      first_name,
      ...(last_name === undefined ? {} : { last_name }),
      ...(username === undefined ? {} : { username }),
    })
  );
}

/** Finds the chat that a request names by id or @username. Throws 400 "chat not found". */
export function requireChat(world: World, chatId: unknown): ChatRecord {
  if (typeof chatId === 'string' && chatId.startsWith('@')) return publicChat(world, chatId.slice(1));
  const id = Number(chatId);
  const record = world.chats.get(id) ?? (world.people.has(id) ? privateChat(world, id) : undefined);
  if (!record) throw badRequest('chat not found');
  return record;
}

function publicChat(world: World, username: string): ChatRecord {
  for (const record of world.chats.values()) {
    const isPublic = record.chat.type !== 'private';
    if (isPublic && record.chat.username?.toLowerCase() === username.toLowerCase()) return record;
  }
  throw badRequest('chat not found');
}

/**
 * Finds a chat that the bot may read (`getChat`, members). Throws what the original says where it was removed, and
 * where a group became a supergroup.
 */
export function requireReadableChat(world: World, chatId: unknown): ChatRecord {
  const record = requireChat(world, chatId);
  if (record.chat.type !== 'private') requireMembership(world, record);
  return record;
}

/** Finds a chat that the bot may write to. Throws 400 or 403 with the original's words for each reason why not. */
export function requireWritableChat(world: World, chatId: unknown): ChatRecord {
  const record = requireReadableChat(world, chatId);
  if (record.chat.type === 'private') {
    const person = world.people.get(record.chat.id);
    if (!person?.started) throw forbidden("bot can't initiate conversation with a user");
    if (person.blocked) throw forbidden('bot was blocked by the user');
  }
  if (record.chat.type === 'channel') {
    const member = activeMember(record, world.bot.id);
    if (!isAdmin(member, 'can_post_messages'))
      throw badRequest('need administrator rights in the channel chat');
  }
  return record;
}

function requireMembership(world: World, record: ChatRecord): void {
  if (record.migratedTo !== undefined) {
    throw badRequest('group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: record.migratedTo,
    });
  }
  const { type } = record.chat;
  const member = record.members.get(world.bot.id);
  if (member?.status === 'kicked') throw forbidden(`bot was kicked from the ${type} chat`);
  if (!activeMember(record, world.bot.id)) throw forbidden(`bot is not a member of the ${type} chat`);
}
