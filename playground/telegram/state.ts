import type { Clock } from '../../src/lib/clock.ts';
import { type CallbackAnswer, createEventHub, type EventHub } from './events.ts';
import { UpdateQueue } from './updates.ts';
import type { BotCommand, Chat, Message, User } from './wire.ts';

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

/** Rights of an administrator that this simulator looks at. */
export type AdminRight =
  | 'can_pin_messages'
  | 'can_delete_messages'
  | 'can_post_messages'
  | 'can_edit_messages';

export interface Member {
  readonly user: User;
  readonly status: MemberStatus;
  readonly isAnonymous: boolean;
  /** Rights that were taken away from an administrator. */
  readonly lacks: readonly AdminRight[];
}

export interface StoredMessage {
  readonly message: Message;
  readonly byBot: boolean;
}

export interface ChatRecord {
  chat: Chat;
  readonly members: Map<number, Member>;
  readonly messages: Map<number, StoredMessage>;
  /** Topic names by `message_thread_id`. */
  readonly topics: Map<number, string>;
  /** Topics that only administrators may write to. */
  readonly closedTopics: Set<number>;
  /** Whether the members of a group may write; administrators always may. */
  membersMayWrite: boolean;
  /** Pinned message ids, the latest last. */
  readonly pinned: number[];
  lastMessageId: number;
  migratedTo: number | undefined;
}

export interface Person {
  readonly user: User;
  /** The private chat exists: the person has written to the bot. */
  started: boolean;
  blocked: boolean;
}

export interface StoredFile {
  readonly id: string;
  readonly path: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly content: Uint8Array;
}

export interface CallbackQuery {
  readonly id: string;
  readonly userId: number;
  readonly pressedAt: number;
  isAnswered: boolean;
  /** Shows the answer to who pressed. */
  readonly show: (answer: CallbackAnswer) => void;
}

/** Everything the simulated Telegram knows. It outlives the bot, which may come and go. */
export interface World {
  readonly clock: Clock;
  readonly token: string;
  readonly bot: User;
  /** With privacy on, the bot sees in groups only what is meant for it, unless it is an administrator. */
  readonly privacyMode: boolean;
  readonly people: Map<number, Person>;
  readonly chats: Map<number, ChatRecord>;
  readonly files: Map<string, StoredFile>;
  readonly callbacks: Map<string, CallbackQuery>;
  /** Command lists by scope and language, see `methods/commands.ts`. */
  readonly commands: Map<string, readonly BotCommand[]>;
  /** Descriptions by kind and language. */
  readonly profile: Map<string, string>;
  readonly updates: UpdateQueue;
  readonly events: EventHub;
  readonly counters: { message: number; file: number; callback: number; group: number };
}

export interface WorldOptions {
  readonly clock: Clock;
  readonly token: string;
  readonly botUsername: string;
  readonly privacyMode: boolean;
}

/** Makes a Telegram in which only the bot exists. The bot's id is the number before the colon of its token. */
export function createWorld(options: WorldOptions): World {
  const events = createEventHub();
  const bot: User = {
    id: Number(options.token.split(':')[0]),
    is_bot: true,
    first_name: 'Gunungan',
    username: options.botUsername,
  };
  return {
    clock: options.clock,
    token: options.token,
    bot,
    privacyMode: options.privacyMode,
    people: new Map(),
    chats: new Map(),
    files: new Map(),
    callbacks: new Map(),
    commands: new Map(),
    profile: new Map(),
    updates: new UpdateQueue(events),
    events,
    counters: { message: 0, file: 0, callback: 0, group: 0 },
  };
}

/** The clock's moment in whole seconds, as the API writes dates. */
export function unixTime(world: World): number {
  return Math.floor(world.clock.now() / 1000);
}

/** Somebody by id: a person, or the bot itself. */
export function findUser(world: World, id: number): User | undefined {
  return id === world.bot.id ? world.bot : world.people.get(id)?.user;
}

/** The bot's or a person's membership where it still holds. */
export function activeMember(record: ChatRecord, userId: number): Member | undefined {
  const member = record.members.get(userId);
  return member && member.status !== 'left' && member.status !== 'kicked' ? member : undefined;
}

/** Whether a member administrates the chat (and has that right, where one is named). */
export function isAdmin(member: Member | undefined, right?: AdminRight): boolean {
  if (member?.status === 'creator') return true;
  return member?.status === 'administrator' && !(right && member.lacks.includes(right));
}
