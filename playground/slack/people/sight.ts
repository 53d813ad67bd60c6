import type { SlackMessage } from '../message.ts';
import { messagesOf } from '../messages.ts';
import type { Simulation } from '../simulation.ts';
import type { SlackView } from '../state.ts';
import { topModal } from '../views.ts';
import { place } from './places.ts';

/** What people see, as it stands now. */
export interface Sight {
  /** The messages of a channel or, by a person's id, of their direct conversation, oldest first. */
  messagesIn(channel: string): readonly SlackMessage[];
  /** The ephemeral messages to this person, everywhere or in one channel, oldest first. */
  ephemeralsFor(user: string, channel?: string): readonly SlackMessage[];
  modalOf(user: string): SlackView | undefined;
  homeOf(user: string): SlackView | undefined;
  /** The `ts` of the pinned messages of a channel. */
  pinsOf(channel: string): readonly string[];
}

/** The seeing side of people. */
export function createSight({ state }: Simulation): Sight {
  return {
    messagesIn: (channel) => [...messagesOf(state, place(state, channel).id)],
    ephemeralsFor: (user, channel) => {
      const id = channel === undefined ? undefined : place(state, channel).id;
      return [...state.ephemerals.values()].filter(
        (one) => one.ephemeralFor === user && (id === undefined || one.channel === id),
      );
    },
    modalOf: (user) => topModal(state, user),
    homeOf: (user) => state.homes.get(user),
    pinsOf: (channel) => [...(state.pins.get(place(state, channel).id) ?? [])],
  };
}
