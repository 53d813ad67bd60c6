import { directChannel } from '../channels.ts';
import type { SlackChannel, SlackState, SlackUser } from '../state.ts';

/** A channel by id or name, or a person's direct conversation with the bot by the person's id. Throws when unknown. */
export function place(state: SlackState, reference: string): SlackChannel {
  if (state.users.has(reference)) return directChannel(state, reference);
  const name = reference.replace(/^#/, '');
  const channel =
    state.channels.get(reference) ??
    [...state.channels.values()].find((one) => one.name !== '' && one.name === name);
  if (!channel) throw new Error(`The workspace has no channel ${reference}`);
  return channel;
}

/** A person by id. Throws when unknown or deactivated: nobody can act for them. */
export function actor(state: SlackState, id: string): SlackUser {
  const user = state.users.get(id);
  if (!user) throw new Error(`The workspace has no user ${id}`);
  if (user.deleted) throw new Error(`User ${id} is deactivated`);
  return user;
}

/** A conversation that this person can see. Throws when they cannot. */
export function placeFor(
  state: SlackState,
  { from, reference }: { readonly from: string; readonly reference: string },
): SlackChannel {
  actor(state, from);
  const channel = place(state, reference);
  if (channel.kind !== 'public' && !channel.members.has(from))
    throw new Error(`${from} cannot see ${reference}`);
  return channel;
}
