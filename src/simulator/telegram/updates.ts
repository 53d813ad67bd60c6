import type { EventHub } from './events.ts';
import type { Update } from './wire.ts';

/** Types that the original sends only to those who ask for them. */
const OPT_IN_TYPES = ['chat_member', 'message_reaction', 'message_reaction_count'];
const FIRST_UPDATE_ID = 700_000_001;

/** Updates that the bot has not confirmed yet, oldest first. They stay when the bot goes away. */
export interface UpdateQueue {
  /** Queues an update of a type the bot asked for; undefined when it did not. */
  push(type: string, payload: unknown): Update | undefined;
  /** Queues any object as an update, whatever its type; it gets an id where it has none. */
  inject(update: Readonly<Record<string, unknown>>): Update;
  /** Sends an update that was sent before once more, confirmed or not. */
  redeliver(updateId: number): Update;
  /** Sets which types are wanted; an empty list means the default. */
  allow(types: readonly string[]): void;
  /** The types that were asked for; undefined for the default. */
  allowed(): readonly string[] | undefined;
  /** Forgets what is older than `offset`; a negative one keeps only that many of the newest. */
  confirmBefore(offset: number): void;
  /** Forgets one update that a webhook took. */
  confirm(update: Update): void;
  /** Forgets everything. */
  clear(): void;
  /** The oldest waiting updates, at most `limit`. */
  take(limit: number): Update[];
  /** Waiting updates in order. */
  waiting(): Iterable<Update>;
  size(): number;
}

/** Makes an empty queue; its arrivals and confirmations are told to `events`. */
export function createUpdateQueue(events: EventHub): UpdateQueue {
  const waiting = new Map<number, Update>();
  const again = new Set<Update>();
  const sent = new Map<number, Update>();
  let lastId = FIRST_UPDATE_ID - 1;
  let allowedTypes: readonly string[] = [];

  const add = (update: Update): Update => {
    lastId = Math.max(lastId, update.update_id);
    sent.set(update.update_id, update);
    waiting.set(update.update_id, update);
    events.emit({ type: 'update', update });
    return update;
  };
  const drop = (updateId: number): void => {
    waiting.delete(updateId);
    events.emit({ type: 'confirmed', updateId });
  };
  const isWanted = (type: string): boolean =>
    allowedTypes.length > 0 ? allowedTypes.includes(type) : !OPT_IN_TYPES.includes(type);

  return {
    push: (type, payload) => (isWanted(type) ? add({ update_id: lastId + 1, [type]: payload }) : undefined),
    inject: (update) => add({ update_id: lastId + 1, ...update }),
    redeliver: (updateId) => {
      const update = sent.get(updateId);
      if (!update) throw new Error(`no update ${updateId} was ever sent`);
      again.add(update);
      events.emit({ type: 'update', update });
      return update;
    },
    allow: (types) => {
      allowedTypes = [...types];
    },
    allowed: () => (allowedTypes.length > 0 ? allowedTypes : undefined),
    confirmBefore: (offset) => {
      const ids = [...waiting.keys()];
      const bound = offset < 0 ? (ids.at(offset) ?? 0) : offset;
      for (const id of ids) {
        if (id >= bound) break;
        drop(id);
      }
    },
    confirm: (update) => {
      again.delete(update);
      drop(update.update_id);
    },
    clear: () => {
      again.clear();
      for (const id of [...waiting.keys()]) drop(id);
    },
    take: (limit) => {
      const repeated = [...again].slice(0, limit);
      for (const update of repeated) again.delete(update);
      const updates = [...repeated];
      for (const update of waiting.values()) {
        if (updates.length >= limit) break;
        if (!updates.includes(update)) updates.push(update);
      }
      return updates.sort((a, b) => a.update_id - b.update_id);
    },
    waiting: () => new Set([...again, ...waiting.values()]),
    size: () => waiting.size + again.size,
  };
}
