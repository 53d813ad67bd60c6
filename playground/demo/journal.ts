import type { Clock } from '../../src/lib/clock.ts';
import { listen as listenToSlack } from './journal-slack.ts';
import { listen as listenToTelegram } from './journal-telegram.ts';
import type { Act, Entry, Place, Seen } from './seen.ts';
import type { Stage } from './stage.ts';

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
