import { addChannel } from '../channels.ts';
import { emit, emitJoined } from '../events.ts';
import { messageAt, removeMessage } from '../messages.ts';
import type { Simulation } from '../simulation.ts';
import type { SlackChannel, SlackUser } from '../state.ts';
import { actor, place } from './places.ts';

export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly realName?: string;
  /** IANA zone; `Asia/Jakarta` unless given. */
  readonly tz?: string;
}

export interface NewPlace {
  readonly id?: string;
  readonly name: string;
  readonly private?: boolean;
  /** A direct conversation between two people, or a group of them, in which the bot is not. */
  readonly direct?: 'pair' | 'group';
  /** Ids of people who are in it from the start; `bot` for the bot. */
  readonly members?: readonly string[];
}

/** What an administrator of the workspace does. */
export interface Membership {
  addUser(user: NewUser): SlackUser;
  createChannel(channel: NewPlace): SlackChannel;
  /** Adds a person, or the bot (`bot`), to a channel; the app learns of it. */
  invite(channel: string, user: string): void;
  /** Takes a person, or the bot (`bot`), out of a channel. */
  remove(channel: string, user: string): void;
  archive(channel: string): void;
  unarchive(channel: string): void;
  /** Deletes a message, whoever wrote it. */
  deleteMessage(channel: string, ts: string): void;
  deactivate(user: string): void;
}

function deleteMessage(
  { state }: Simulation,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): void {
  const message = messageAt(state, { channel, ts });
  if (message === undefined) throw new Error(`no message ${ts} in ${channel}`);
  removeMessage(state, message);
}

/** The administrator's side of the workspace. */
export function createMembership(simulation: Simulation): Membership {
  const { state } = simulation;
  const idOf = (user: string): string => (user === 'bot' ? state.bot.userId : user);
  const put = (channel: SlackChannel): void => {
    state.channels.set(channel.id, channel);
    state.watch.changed({ kind: 'people', channel: channel.id });
  };
  return {
    addUser: ({ id, name, realName = name, tz = 'Asia/Jakarta' }) => {
      const user: SlackUser = { id, name, realName, tz, isBot: false, deleted: false };
      state.users.set(id, user);
      state.watch.changed({ kind: 'people', user: id });
      return user;
    },
    createChannel: ({ id, name, private: isPrivate = false, direct, members = [] }) => {
      const kind = direct === 'pair' ? 'im' : isPrivate || direct === 'group' ? 'private' : 'public';
      const channel = addChannel(state, { id, name, kind, members: members.map(idOf) });
      state.watch.changed({ kind: 'people', channel: channel.id });
      return channel;
    },
    invite: (reference, user) => {
      const channel = place(state, reference);
      const id = actor(state, idOf(user)).id;
      if (channel.members.has(id)) return;
      put({ ...channel, members: new Set([...channel.members, id]) });
      emitJoined(simulation, { channel, user: id });
    },
    remove: (reference, user) => {
      const channel = place(state, reference);
      const members = new Set([...channel.members].filter((member) => member !== idOf(user)));
      put({ ...channel, members });
      const event = {
        type: 'member_left_channel',
        user: idOf(user),
        channel: channel.id,
        event_ts: state.nextTs(),
      };
      emit(simulation, { subscription: 'member_left_channel', event });
    },
    archive: (reference) => put({ ...place(state, reference), archived: true }),
    unarchive: (reference) => put({ ...place(state, reference), archived: false }),
    deleteMessage: (reference, ts) => deleteMessage(simulation, { channel: place(state, reference).id, ts }),
    deactivate: (user) => {
      state.users.set(user, { ...actor(state, user), deleted: true });
      state.watch.changed({ kind: 'people', user });
    },
  };
}
