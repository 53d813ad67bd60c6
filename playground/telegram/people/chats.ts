import { addChat } from '../chats.ts';
import { announceMessage } from '../incoming.ts';
import { postMessage, removeMessage } from '../messages.ts';
import { chatMember } from '../methods/chat.ts';
import {
  type AdminRight,
  activeMember,
  type ChatRecord,
  type Member,
  type MemberStatus,
  unixTime,
  type World,
} from '../state.ts';
import type { Chat, ChatType, MessageContent, User } from '../wire.ts';
import { announceBotStatus, type ChatRef, requirePerson, requireRecord, type UserRef } from './index.ts';

export interface ChatInput {
  readonly title: string;
  /** Chosen by the simulator unless given. */
  readonly id?: number;
  readonly username?: string;
  /** Who made the chat; the first member unless given. */
  readonly owner?: UserRef;
  readonly members?: readonly UserRef[];
  readonly admins?: readonly UserRef[];
  /** Whether the bot is in it from the start; `member` unless given, in channels `administrator`. */
  readonly bot?: 'member' | 'administrator' | 'absent';
}

export interface MembershipInput {
  readonly status?: MemberStatus;
  readonly isAnonymous?: boolean;
  /** Rights that an administrator does not have. */
  readonly lacks?: readonly AdminRight[];
}

/** What people do with chats. */
export interface ChatActions {
  createGroup(input: ChatInput): Chat;
  createSupergroup(input: ChatInput & { readonly forum?: boolean }): Chat;
  createChannel(input: ChatInput): Chat;
  /** Adds somebody as a member. */
  addMember(chat: ChatRef, user: UserRef): void;
  /** Adds the bot, or changes what it is; `member` unless said otherwise. */
  addBot(chat: ChatRef, membership?: MembershipInput): void;
  /** Makes a topic in a forum; returns its `message_thread_id`. */
  createTopic(chat: ChatRef, name: string): number;
  /** Only administrators may write to a topic from now on, or everybody again. */
  closeTopic(chat: ChatRef, topicId: number): void;
  reopenTopic(chat: ChatRef, topicId: number): void;
  /** Forbids or allows members to write to a group. The bot is told nothing, as in the original. */
  letMembersWrite(chat: ChatRef, mayWrite: boolean): void;
  /** An administrator deletes somebody's message. The bot is told nothing, as in the original. */
  deleteMessage(chat: ChatRef, messageId: number): void;
  kickBot(chat: ChatRef): void;
  /** Turns a group into a supergroup with a new id, which is returned. */
  migrateGroup(chat: ChatRef): Chat;
}

const FIRST_GROUP_ID = -4_000_000_001;
const FIRST_SUPERGROUP_ID = -1_001_000_000_001;
/** Stands for whoever added the bot where a chat has no people. */
const TELEGRAM: User = { id: 777_000, is_bot: false, first_name: 'Telegram' };
const TOPIC_COLOR = 7_322_096;

/** Makes the actions on chats. */
export function createChatActions(world: World): ChatActions {
  return {
    createGroup: (input) => create(world, { type: 'group', input }),
    createSupergroup: (input) => create(world, { type: 'supergroup', input, isForum: input.forum }),
    createChannel: (input) => create(world, { type: 'channel', input: { bot: 'administrator', ...input } }),
    addMember: (chat, user) => addMember(world, { record: requireRecord(world, chat), ref: user }),
    addBot: (chat, membership) =>
      setBotStatus(world, { record: requireRecord(world, chat), input: membership ?? {} }),
    createTopic: (chat, name) => createTopic(world, { record: requireRecord(world, chat), name }),
    closeTopic: (chat, topicId) =>
      setTopicOpen(world, { record: requireRecord(world, chat), topicId, isOpen: false }),
    reopenTopic: (chat, topicId) =>
      setTopicOpen(world, { record: requireRecord(world, chat), topicId, isOpen: true }),
    letMembersWrite: (chat, mayWrite) => {
      requireRecord(world, chat).membersMayWrite = mayWrite;
    },
    deleteMessage: (chat, messageId) =>
      removeMessage(world, { record: requireRecord(world, chat), messageId }),
    kickBot: (chat) =>
      setBotStatus(world, { record: requireRecord(world, chat), input: { status: 'kicked' } }),
    migrateGroup: (chat) => migrate(world, requireRecord(world, chat)),
  };
}

function create(
  world: World,
  {
    type,
    input,
    isForum,
  }: { readonly type: ChatType; readonly input: ChatInput; readonly isForum?: boolean | undefined },
): Chat {
  const record = addChat(world, {
    id: input.id ?? nextId(world, type),
    type,
    title: input.title,
    ...(input.username === undefined ? {} : { username: input.username }),
    ...(isForum ? { is_forum: true } : {}),
  });
  const setStatus = (ref: UserRef, status: MemberStatus): void => {
    const { user } = requirePerson(world, ref);
    record.members.set(user.id, { user, status, isAnonymous: false, lacks: [] });
  };
  for (const member of input.members ?? []) setStatus(member, 'member');
  for (const admin of input.admins ?? []) setStatus(admin, 'administrator');
  const owner = input.owner ?? input.admins?.[0] ?? input.members?.[0];
  if (owner !== undefined) setStatus(owner, 'creator');
  if (input.bot !== 'absent') setBotStatus(world, { record, input: { status: input.bot ?? 'member' } });
  tell(world, { record, content: creationContent(type) });
  return record.chat;
}

function nextId(world: World, type: ChatType): number {
  const first = type === 'group' ? FIRST_GROUP_ID : FIRST_SUPERGROUP_ID;
  return first - world.counters.group++;
}

function creationContent(type: ChatType): MessageContent {
  if (type === 'group') return { group_chat_created: true };
  return type === 'channel' ? { channel_chat_created: true } : { supergroup_chat_created: true };
}

/** Puts a service message into a chat. Of a channel's the bot is told nothing. */
function tell(
  world: World,
  {
    record,
    content,
    topicId,
  }: { readonly record: ChatRecord; readonly content: MessageContent; readonly topicId?: number },
): number {
  const isChannel = record.chat.type === 'channel';
  const message = postMessage(world, {
    record,
    draft: {
      byBot: false,
      from: isChannel ? undefined : actor(record),
      senderChat: isChannel ? record.chat : undefined,
      content,
      topicId,
    },
  });
  if (!isChannel) announceMessage(world, { record, message });
  return message.message_id;
}

function actor(record: ChatRecord): User {
  const people = [...record.members.values()].filter(({ user }) => !user.is_bot);
  return (people.find(({ status }) => status === 'creator') ?? people[0])?.user ?? TELEGRAM;
}

function addMember(
  world: World,
  { record, ref }: { readonly record: ChatRecord; readonly ref: UserRef },
): void {
  setPersonStatus(world, { record, user: requirePerson(world, ref).user, input: {} });
}

function setPersonStatus(
  world: World,
  {
    record,
    user,
    input,
  }: { readonly record: ChatRecord; readonly user: User; readonly input: MembershipInput },
): void {
  const before = record.members.get(user.id);
  const wasMember = activeMember(record, user.id) !== undefined;
  const member = membership(user, input);
  record.members.set(user.id, member);
  const { chat } = record;
  world.updates.push('chat_member', {
    chat,
    from: actor(record),
    date: unixTime(world),
    old_chat_member: before ? chatMember(chat.type, before) : { status: 'left', user },
    new_chat_member: chatMember(chat.type, member),
  });
  const isMember = activeMember(record, user.id) !== undefined;
  if (chat.type === 'channel' || isMember === wasMember) return;
  tell(world, { record, content: isMember ? { new_chat_members: [user] } : { left_chat_member: user } });
}

function membership(user: User, input: MembershipInput): Member {
  return {
    user,
    status: input.status ?? 'member',
    isAnonymous: input.isAnonymous ?? false,
    lacks: input.lacks ?? [],
  };
}

function setBotStatus(
  world: World,
  { record, input }: { readonly record: ChatRecord; readonly input: MembershipInput },
): void {
  const from = record.members.get(world.bot.id)?.status ?? 'left';
  const member = membership(world.bot, input);
  record.members.set(world.bot.id, member);
  announceBotStatus(world, { chat: record.chat, by: actor(record), from, to: member.status });
}

function createTopic(
  world: World,
  { record, name }: { readonly record: ChatRecord; readonly name: string },
): number {
  if (!record.chat.is_forum) throw new Error(`chat ${record.chat.id} is no forum`);
  // A topic is numbered after the message that makes it, and that message belongs to it.
  const topicId = record.lastMessageId + 1;
  record.topics.set(topicId, name);
  return tell(world, {
    record,
    content: { forum_topic_created: { name, icon_color: TOPIC_COLOR } },
    topicId,
  });
}

function setTopicOpen(
  world: World,
  {
    record,
    topicId,
    isOpen,
  }: { readonly record: ChatRecord; readonly topicId: number; readonly isOpen: boolean },
): void {
  if (!record.topics.has(topicId)) throw new Error(`chat ${record.chat.id} has no topic ${topicId}`);
  if (isOpen) record.closedTopics.delete(topicId);
  else record.closedTopics.add(topicId);
  tell(world, {
    record,
    content: isOpen ? { forum_topic_reopened: {} } : { forum_topic_closed: {} },
    topicId,
  });
}

function migrate(world: World, record: ChatRecord): Chat {
  if (record.chat.type !== 'group') throw new Error(`chat ${record.chat.id} is no group`);
  const next = addChat(world, { ...record.chat, type: 'supergroup', id: nextId(world, 'supergroup') });
  for (const [id, member] of record.members) next.members.set(id, member);
  tell(world, { record, content: { migrate_to_chat_id: next.chat.id } });
  record.migratedTo = next.chat.id;
  tell(world, { record: next, content: { migrate_from_chat_id: record.chat.id } });
  return next.chat;
}
