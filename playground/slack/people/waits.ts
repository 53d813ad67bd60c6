import type { SlackMessage } from '../message.ts';
import { messagesOf } from '../messages.ts';
import type { Simulation } from '../simulation.ts';
import type { SlackView } from '../state.ts';
import { topModal } from '../views.ts';
import { place } from './places.ts';

const WAIT_MS = 5_000;
const QUIET_MS = 100;

export interface Patience {
  /** Real milliseconds before the wait is given up; 5,000 unless given. */
  readonly timeoutMs?: number;
}

export type Fits = (message: SlackMessage) => boolean;

/** Waiting for what the app does. Waits reject when nothing came in time. */
export interface Waits {
  /** The oldest message of the bot there that fits and that no earlier call has returned. */
  nextMessage(channel: string, fits?: Fits): Promise<SlackMessage>;
  /** The oldest ephemeral message to this person that fits and that no earlier call has returned. */
  nextEphemeral(user: string, fits?: Fits): Promise<SlackMessage>;
  /** The visible modal, as soon as it is one that no earlier call has returned in this version. */
  nextModal(user: string, patience?: Patience): Promise<SlackView>;
  /** Treats everything there is as returned: later calls of `next…` give only what is new. */
  readAll(): void;
  /** Resolves with the first defined answer; asks now and on every change. */
  until<T>(ask: () => T | undefined, patience?: Patience & { readonly what?: string }): Promise<T>;
  /** Resolves when nothing is on its way in either direction, and nothing was for 100 real ms. */
  settled(patience?: Patience & { readonly quietMs?: number }): Promise<void>;
}

/** The waiting side of people. */
export function createWaits(simulation: Simulation): Waits {
  const { state } = simulation;
  const seen = new Set<string>();
  const until: Waits['until'] = (ask, { timeoutMs = WAIT_MS, what = 'a change' } = {}) =>
    state.watch.until(ask, { timeoutMs, what });
  const firstNew = (messages: readonly SlackMessage[], fits: Fits = () => true): SlackMessage | undefined =>
    messages.find((message) => message.fromBot && !seen.has(message.ts) && fits(message));
  const once = async <T>(key: (value: T) => string, value: Promise<T>): Promise<T> => {
    seen.add(key(await value));
    return value;
  };
  const byTs = ({ ts }: SlackMessage): string => ts;
  return {
    nextMessage: (channel, fits) => {
      const unseen = (): SlackMessage | undefined =>
        firstNew(messagesOf(state, place(state, channel).id), fits);
      return once(byTs, until(unseen, { what: `a message in ${channel}` }));
    },
    nextEphemeral: (user, fits) => {
      const shown = (): readonly SlackMessage[] =>
        [...state.ephemerals.values()].filter(({ ephemeralFor }) => ephemeralFor === user);
      return once(
        byTs,
        until(() => firstNew(shown(), fits), { what: `an ephemeral for ${user}` }),
      );
    },
    nextModal: (user, patience) => {
      const unseen = (): SlackView | undefined => {
        const view = topModal(state, user);
        return view && !seen.has(view.hash) ? view : undefined;
      };
      return once(({ hash }) => hash, until(unseen, { what: `a modal for ${user}`, ...patience }));
    },
    readAll: () => {
      const all = [...[...state.messages.values()].flat(), ...state.ephemerals.values()];
      for (const { ts } of all) seen.add(ts);
      for (const { hash } of [...state.modals.values()].flat()) seen.add(hash);
    },
    until,
    settled: (patience) => settle(simulation, patience),
  };
}

async function settle(
  { state, calls, delivery }: Simulation,
  { timeoutMs = WAIT_MS, quietMs = QUIET_MS }: Patience & { readonly quietMs?: number } = {},
): Promise<void> {
  const isIdle = (): true | undefined => (calls.open === 0 && delivery.inFlight() === 0 ? true : undefined);
  let changes = 0;
  const stop = state.watch.onChange(() => {
    changes += 1;
  });
  try {
    for (let before = -1; before !== changes; ) {
      await state.watch.until(isIdle, { timeoutMs, what: 'the app to come to rest' });
      before = changes;
      await new Promise((resolve) => setTimeout(resolve, quietMs));
      if (!isIdle()) before = -1;
    }
  } finally {
    stop();
  }
}
