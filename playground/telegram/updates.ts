import type { EventHub } from './events.ts';
import type { Update } from './wire.ts';

/** Types that the original sends only to those who ask for them. */
const OPT_IN_TYPES = ['chat_member', 'message_reaction', 'message_reaction_count'];
const FIRST_UPDATE_ID = 700_000_001;

/** Updates that the bot has not confirmed yet, oldest first. They stay when the bot goes away. */
export class UpdateQueue {
  readonly #events: EventHub;
  readonly #waiting = new Map<number, Update>();
  readonly #again = new Set<Update>();
  readonly #sent = new Map<number, Update>();
  #lastId = FIRST_UPDATE_ID - 1;
  #allowedTypes: readonly string[] = [];

  constructor(events: EventHub) {
    this.#events = events;
  }

  /** Queues an update of a type the bot asked for; undefined when it did not. */
  push(type: string, payload: unknown): Update | undefined {
    const isWanted =
      this.#allowedTypes.length > 0 ? this.#allowedTypes.includes(type) : !OPT_IN_TYPES.includes(type);
    return isWanted ? this.inject({ [type]: payload }) : undefined;
  }

  /** Queues any object as an update, whatever its type; it gets an id where it has none. */
  inject(fields: Readonly<Record<string, unknown>>): Update {
    const update: Update = { update_id: this.#lastId + 1, ...fields };
    this.#lastId = Math.max(this.#lastId, update.update_id);
    this.#sent.set(update.update_id, update);
    this.#waiting.set(update.update_id, update);
    this.#events.emit({ type: 'update', update });
    return update;
  }

  /** Sends an update that was sent before once more, confirmed or not. Throws where it never was sent. */
  redeliver(updateId: number): Update {
    const update = this.#sent.get(updateId);
    if (!update) throw new Error(`no update ${updateId} was ever sent`);
    this.#again.add(update);
    this.#events.emit({ type: 'update', update });
    return update;
  }

  /** Sets which types are wanted; an empty list means the default. */
  allow(types: readonly string[]): void {
    this.#allowedTypes = [...types];
  }

  /** The types that were asked for; undefined for the default. */
  allowed(): readonly string[] | undefined {
    return this.#allowedTypes.length > 0 ? this.#allowedTypes : undefined;
  }

  /** Forgets what is older than `offset`; a negative one keeps only that many of the newest. */
  confirmBefore(offset: number): void {
    const bound = offset < 0 ? ([...this.#waiting.keys()].at(offset) ?? 0) : offset;
    for (const id of this.#waiting.keys()) {
      if (id < bound) this.#drop(id);
      else break;
    }
  }

  /** Forgets one update that a webhook took. */
  confirm(update: Update): void {
    this.#again.delete(update);
    this.#drop(update.update_id);
  }

  /** Forgets everything. */
  clear(): void {
    this.#again.clear();
    for (const id of this.#waiting.keys()) this.#drop(id);
  }

  /** The oldest waiting updates, at most `limit`, and first what is to be sent again. */
  take(limit: number): Update[] {
    const updates = [...this.#again].slice(0, limit);
    for (const update of updates) this.#again.delete(update);
    for (const update of this.#waiting.values()) {
      if (updates.length >= limit) break;
      if (!updates.includes(update)) updates.push(update);
    }
    return updates.sort((a, b) => a.update_id - b.update_id);
  }

  /** Waiting updates in order. */
  waiting(): Iterable<Update> {
    return new Set([...this.#again, ...this.#waiting.values()]);
  }

  size(): number {
    return this.#waiting.size + this.#again.size;
  }

  #drop(updateId: number): void {
    this.#waiting.delete(updateId);
    this.#events.emit({ type: 'confirmed', updateId });
  }
}
