import { MINUTE_MS } from '../../src/lib/clock.ts';
import { findByAccount, nameOf } from './cast.ts';
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
      : items.find(
          (item) => item.key === key && !hasPartIn(item, entry.place.id) && isSaidAlike(item.entry, entry),
        );
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

/** Whether two messages say the same to different people: line by line most words are the same, whoever is addressed. */
function isSaidAlike(one: Entry, other: Entry): boolean {
  const lines = linesOf(one);
  const others = linesOf(other);
  return (
    lines.length === others.length && lines.every((line, index) => haveMostWords(line, others[index] ?? ''))
  );
}

/** What is said, without the line that addresses somebody and without the reader's name. */
function linesOf({ place, text }: Entry): readonly string[] {
  const reader = findByAccount(place.platform, place.id);
  const said = reader === undefined ? text : text.replaceAll(nameOf(reader), '');
  return said.split('\n').filter((line) => line !== '' && !line.startsWith('Yth.'));
}

function haveMostWords(line: string, other: string): boolean {
  const [words, others] = [line, other].map((text) => text.split(/[\s,.;:]+/).filter((word) => word !== ''));
  if (words === undefined || others === undefined) return false;
  const shared = words.filter((word) => others.includes(word)).length;
  return 2 * shared >= Math.max(words.length, others.length);
}

function minuteOf({ at }: Entry): number {
  return Math.floor(at / MINUTE_MS);
}

/** The same for what may be told once: a bot's notice under the same first line, a person's same words; only in private. */
function keyOf({ place, kind, text, by }: Entry): string | undefined {
  if (!place.isPrivate || kind !== 'said') return undefined;
  return by === undefined
    ? `bot:${place.platform}:${text.split('\n', 1)[0] ?? ''}`
    : `person:${place.platform}:${text}`;
}
