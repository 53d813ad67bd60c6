import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, HOUR_MS } from '../../lib/clock.ts';
import type { Sender } from '../../platform/incoming.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { SlackApi } from './slack-api.ts';
import { oneLine } from './text/escape.ts';

const MOST = 2_000;
const MAX_NAME = 120;
/** A name is not worth a late answer. */
const PATIENCE_MS = 1_000;

/** Names of people, for messages: they carry an id only. */
export interface People {
  /** The sender with this id. Without an answer from Slack within a second, the id stands for the name. */
  find(userId: string): Promise<Sender>;
}

/** Looks people up and remembers them for an hour. */
export function createPeople({ api, clock }: { readonly api: SlackApi; readonly clock: Clock }): People {
  const known = createBoundedMap<string, { readonly sender: Sender; readonly untilMs: number }>(MOST);
  const ask = async (id: string): Promise<Sender | undefined> => {
    try {
      const { name, isPerson } = await api.lookUp(id);
      const sender = { id, displayName: oneLine(name, { max: MAX_NAME, fallback: id }), isPerson };
      known.set(id, { sender, untilMs: clock.now() + HOUR_MS });
      return sender;
    } catch {
      return undefined;
    }
  };
  return {
    find: async (id) => {
      const found = known.get(id);
      if (found !== undefined && clock.now() < found.untilMs) return found.sender;
      const timer = new AbortController();
      const late = sleep(PATIENCE_MS, undefined, { signal: timer.signal, ref: false }).catch(() => undefined);
      const sender = await Promise.race([ask(id), late]);
      timer.abort();
      return sender ?? found?.sender ?? { id, displayName: id, isPerson: true };
    },
  };
}
