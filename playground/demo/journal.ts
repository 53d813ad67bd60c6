import type { Clock } from '../../src/lib/clock.ts';
import { listen as listenToSlack } from './journal-slack.ts';
import { listen as listenToTelegram } from './journal-telegram.ts';
import type { Stage } from './stage.ts';

/** Where something happened: a chat of many, or somebody's private chat with the bot. */
export interface Place {
  readonly platform: 'telegram' | 'slack';
  /** Id of the group or channel, or of the person whose private chat it is. */
  readonly id: string;
  readonly isPrivate: boolean;
}

/** What somebody does that leaves no message behind: a button pressed, a form sent, a command that Slack does not show. */
export type Act = 'pressed' | 'submitted' | 'typed';

/** One thing that was seen on a platform. */
export interface Entry {
  /** Position in the journal, from 1. */
  readonly number: number;
  /** Epoch milliseconds by the demo's clock. */
  readonly at: number;
  readonly place: Place;
  /** Account that did it; undefined for the bot. */
  readonly by: string | undefined;
  readonly kind: 'said' | 'edited' | 'pinned' | 'toast' | 'form' | Act;
  /** The only account that sees it; undefined when everybody in the place does. */
  readonly onlyFor: string | undefined;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly files: readonly string[];
}

/** An entry before it has a number and a time. */
export type Seen = Omit<Entry, 'number' | 'at'>;

/** Everything that was said and shown on both platforms, in order. */
export interface Journal {
  readonly entries: readonly Entry[];
  /** Notes what somebody is about to do. */
  act(act: { readonly place: Place; readonly by: string; readonly kind: Act; readonly text: string }): void;
  /** Number of the newest entry; 0 when there is none. */
  mark(): number;
  onEntry(listener: (entry: Entry) => void): () => void;
  /**
   * The first entry after `mark` that fits, also one that is still to come. Rejects with a sentence that names `what`
   * when there is none within `timeoutMs` real milliseconds.
   */
  expect(wanted: {
    readonly mark: number;
    readonly what: string;
    readonly fits: (entry: Entry) => boolean;
    readonly timeoutMs?: number;
  }): Promise<Entry>;
}

/** A machine that does much else takes its time. */
const PATIENCE_MS = 45_000;

/** Begins to keep a journal of what happens on the stage. */
export function keepJournal({ telegram, slack }: Stage, clock: Clock): Journal {
  const entries: Entry[] = [];
  const listeners = new Set<(entry: Entry) => void>();
  const add = (seen: Seen): void => {
    const entry = { ...seen, number: entries.length + 1, at: clock.now() };
    entries.push(entry);
    for (const listener of [...listeners]) listener(entry);
  };
  const onEntry: Journal['onEntry'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  listenToTelegram(telegram, add);
  listenToSlack(slack, add);
  return {
    entries,
    act: (act) => add({ ...act, onlyFor: undefined, buttons: [], files: [] }),
    mark: () => entries.length,
    onEntry,
    expect: ({ mark, what, fits, timeoutMs = PATIENCE_MS }) =>
      new Promise((resolve, reject) => {
        const found = entries.slice(mark).find(fits);
        if (found !== undefined) return resolve(found);
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`${what} did not appear within ${timeoutMs / 1000} s`));
        }, timeoutMs);
        const stop = onEntry((entry) => {
          if (!fits(entry)) return;
          clearTimeout(timer);
          stop();
          resolve(entry);
        });
      }),
  };
}
