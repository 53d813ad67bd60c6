import { isNoLimit, readPeople } from '../../model/people-count.ts';

/** What is asked of a meeting's capacity. */
export type CapacityWish =
  | { readonly what: 'show' }
  | {
      readonly what: 'set';
      /** Null: no limit; undefined: as it is. */
      readonly capacity: number | null | undefined;
      readonly companionLimit: number | null | undefined;
    }
  /** Words that may name an institution. */
  | {
      readonly what: 'give';
      readonly words: string;
      /** Whether a word said that a place is given; otherwise the words may be anything. */
      readonly isSaid: boolean;
    }
  /** A number alone that no meeting has: perhaps a capacity, perhaps a slip. */
  | { readonly what: 'which'; readonly count: number }
  | { readonly what: 'unclear' };

const COMPANIONS = /^(.*?)[\s,;]*\b(?:rombongan|pendamping)\b\s*:?\s*(.*)$/is;

/** Reads what stands behind the meeting's number (`100`, `tanpa`, `100 rombongan 2`, `beri BMKG`). Pure. */
export function readCapacityWish(typed: string): CapacityWish {
  const words = typed.trim();
  if (words === '') return { what: 'show' };
  const [, before = words, companions] = COMPANIONS.exec(words) ?? [];
  const companionLimit = companions === undefined ? undefined : limitOf(companions, 'companionLimit');
  const capacity = before.trim() === '' && companions !== undefined ? undefined : limitOf(before, 'capacity');
  if (companionLimit === 'unclear') return { what: 'unclear' };
  if (capacity !== 'unclear') return { what: 'set', capacity, companionLimit };
  if (companions !== undefined || /^\W*\d/.test(words)) return { what: 'unclear' };
  const named = words.replace(/^beri(?:\s+tempat)?\s+/i, '');
  return { what: 'give', words: named, isSaid: named !== words };
}

function limitOf(words: string, what: 'capacity' | 'companionLimit'): number | null | 'unclear' {
  return isNoLimit(words) ? null : (readPeople(words, what) ?? 'unclear');
}

/** What names people, and so makes the number before it a count and not a meeting's. */
const OF_PEOPLE = /^(?:orang|kursi|peserta|tempat|pax)\b/i;

/** Whether the number that begins the words counts people. Pure. */
export function countsPeople({ rest }: { readonly rest: string }): boolean {
  return OF_PEOPLE.test(rest);
}
