import { MINUTE_MS } from '../../src/lib/clock.ts';
import type { Entry } from './seen.ts';

/** An entry to show, with the words to show of it, and the accounts of those who said or got much the same. */
export interface Shared {
  readonly entry: Entry;
  readonly text: string;
  readonly others: readonly string[];
}

/** What happens in one minute, told once where it happens to many. */
export interface Gathering {
  /** Whether the entry still belongs to what is gathered; what is gathered must be shown first where it does not. */
  fits(entry: Entry): boolean;
  add(entry: Entry, text: string): void;
  /** Gives what is gathered, in the order in which it began, and is empty then. */
  take(): readonly Shared[];
}

interface Item extends Shared {
  readonly key: string | undefined;
  readonly others: string[];
}

/** Makes an empty gathering. */
export function createGathering(): Gathering {
  let items: Item[] = [];
  const alikeTo = (entry: Entry): Item | undefined => {
    const key = keyOf(entry);
    return key === undefined
      ? undefined
      : items.find((item) => item.key === key && !hasPartIn(item, entry.place.id));
  };
  return {
    fits: (entry) => {
      const [first] = items;
      if (first === undefined) return true;
      if (minuteOf(first.entry) !== minuteOf(entry)) return false;
      // What a person does begins something new, unless many do the same.
      return entry.by === undefined || alikeTo(entry) !== undefined;
    },
    add: (entry, text) => {
      const alike = alikeTo(entry);
      if (alike === undefined) items.push({ entry, text, others: [], key: keyOf(entry) });
      else alike.others.push(entry.place.id);
    },
    take: () => {
      const taken = items;
      items = [];
      return taken;
    },
  };
}

function hasPartIn({ entry, others }: Item, account: string): boolean {
  return entry.place.id === account || others.includes(account);
}

function minuteOf({ at }: Entry): number {
  return Math.floor(at / MINUTE_MS);
}

/** The same for what is told once: a bot's notice under the same first line, a person's same words; only in private. */
function keyOf({ place, kind, text, by }: Entry): string | undefined {
  if (!place.isPrivate || kind !== 'said') return undefined;
  return by === undefined
    ? `bot:${place.platform}:${text.split('\n', 1)[0] ?? ''}`
    : `person:${place.platform}:${text}`;
}
