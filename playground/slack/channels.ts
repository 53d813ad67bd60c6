import type { JsonRecord } from './json.ts';
import { nowSeconds, type SlackChannel, type SlackState, type SlackUser } from './state.ts';

/** A channel by its id or, as `chat.postMessage` allows, its name; private ones only where the bot is a member. */
export function visibleChannel(state: SlackState, reference: string): SlackChannel | undefined {
  const name = reference.replace(/^#/, '');
  const channel =
    state.channels.get(reference) ??
    [...state.channels.values()].find((one) => one.kind !== 'im' && one.name === name);
  return channel && (channel.kind === 'public' || channel.members.has(state.bot.userId))
    ? channel
    : undefined;
}

/** The bot's direct conversation with a person; it is created when there is none. */
export function directChannel(state: SlackState, user: string): SlackChannel {
  return (
    existingDirect(state, user) ??
    addChannel(state, { kind: 'im', name: '', members: [user, state.bot.userId] })
  );
}

/** The bot's direct conversation with a person, when there is one. */
export function existingDirect(state: SlackState, user: string): SlackChannel | undefined {
  return [...state.channels.values()].find(
    (one) => one.kind === 'im' && one.members.has(user) && one.members.has(state.bot.userId),
  );
}

/** The person at the other end of a direct conversation. */
export function directPartner(state: SlackState, channel: SlackChannel): SlackUser | undefined {
  const id = [...channel.members].find((member) => member !== state.bot.userId);
  return channel.kind === 'im' && id !== undefined ? state.users.get(id) : undefined;
}

interface NewChannel {
  readonly id?: string | undefined;
  readonly name: string;
  readonly kind: SlackChannel['kind'];
  readonly members: readonly string[];
}

/** Adds a channel of that kind and returns it. */
export function addChannel(state: SlackState, { id, name, kind, members }: NewChannel): SlackChannel {
  const channel: SlackChannel = {
    id: id ?? state.ids.next(kind === 'im' ? 'D' : 'C'),
    name,
    kind,
    members: new Set(members),
    archived: false,
    created: nowSeconds(state),
  };
  state.channels.set(channel.id, channel);
  return channel;
}

/** The conversation as the Web API shows it. */
export function channelWire(state: SlackState, channel: SlackChannel): JsonRecord {
  const shared = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_org_shared: false,
  };
  if (channel.kind === 'im') {
    const partner = directPartner(state, channel);
    return { ...shared, is_im: true, user: partner?.id, is_user_deleted: partner?.deleted ?? false };
  }
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: channel.name === 'general',
    is_member: channel.members.has(state.bot.userId),
    num_members: channel.members.size,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
