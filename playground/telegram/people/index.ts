import { privateChat } from '../chats.ts';
import { compact } from '../compact.ts';
import { activeMember, type ChatRecord, type Person, type World } from '../state.ts';
import type { Chat, User } from '../wire.ts';

/** Somebody, by id or by any object that carries it. */
export type UserRef = number | { readonly id: number };
/** A chat, by id or by any object that carries it; a person's id means the private chat with the bot. */
export type ChatRef = number | { readonly id: number };

export interface UserInput {
  /** Up to 52 bits, as in the original. */
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
}

/** What people do with the bot by itself. Each call takes effect at once; the bot learns of it by an update. */
export interface PeopleActions {
  addUser(input: UserInput): User;
  /** The person blocks the bot: it gets `my_chat_member` and can write to them no more. */
  block(user: UserRef): void;
  unblock(user: UserRef): void;
}

/** The id behind a reference. */
export function idOf(ref: UserRef | ChatRef): number {
  return typeof ref === 'number' ? ref : ref.id;
}

/** Finds a person that was added. Throws a plain error: the caller drives the simulator wrongly. */
export function requirePerson(world: World, ref: UserRef): Person {
  const person = world.people.get(idOf(ref));
  if (!person) throw new Error(`no user ${idOf(ref)} was added`);
  return person;
}

/** Finds a chat for driving. Throws a plain error where there is none. */
export function requireRecord(world: World, ref: ChatRef): ChatRecord {
  const record = world.chats.get(idOf(ref)) ?? privateChat(world, idOf(ref));
  if (!record) throw new Error(`no chat ${idOf(ref)} was created`);
  return record;
}

/** Finds the chat and makes sure that the person may write there. A first private message opens the chat. */
export function requireRecordOf(
  world: World,
  { from, chat }: { readonly from: UserRef; readonly chat: ChatRef | undefined },
): ChatRecord {
  const person = requirePerson(world, from);
  const record = requireRecord(world, chat ?? from);
  if (record.chat.type === 'private') {
    if (record.chat.id !== person.user.id) throw new Error('a private chat is written to by its own person');
    if (person.blocked) throw new Error(`user ${person.user.id} has blocked the bot`);
    person.started = true;
  } else if (!activeMember(record, person.user.id)) {
    throw new Error(`user ${person.user.id} is no member of chat ${record.chat.id}`);
  }
  return record;
}

/** Makes the actions of people by themselves. */
export function createPeople(world: World): PeopleActions {
  const setBlocked = (ref: UserRef, blocked: boolean): void => {
    const person = requirePerson(world, ref);
    if (person.blocked === blocked) return;
    person.blocked = blocked;
    if (!person.started) return;
    const { chat } = requireRecord(world, ref);
    announceBotStatus(world, {
      chat,
      by: person.user,
      from: blocked ? 'member' : 'kicked',
      to: blocked ? 'kicked' : 'member',
    });
  };
  return {
    addUser: (input) => {
      const user = compact<User>({
        id: input.id,
        is_bot: false,
        first_name: input.firstName,
        last_name: input.lastName,
        username: input.username,
        language_code: input.languageCode,
      });
      world.people.set(user.id, { user, started: false, blocked: false });
      return user;
    },
    block: (user) => setBlocked(user, true),
    unblock: (user) => setBlocked(user, false),
  };
}

export interface BotStatusChange {
  readonly chat: Chat;
  readonly by: User;
  readonly from: string;
  readonly to: string;
}

/** Tells the bot that its own membership changed (`my_chat_member`). */
export function announceBotStatus(world: World, change: BotStatusChange): void {
  world.updates.push('my_chat_member', {
    chat: change.chat,
    from: change.by,
    date: Math.floor(world.clock.now() / 1000),
    old_chat_member: botMember(world, change.from),
    new_chat_member: botMember(world, change.to),
  });
}

function botMember(world: World, status: string): unknown {
  return { user: world.bot, status, ...(status === 'kicked' ? { until_date: 0 } : {}) };
}
