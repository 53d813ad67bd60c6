import { bareName, isSameName, namePattern } from '../language/person-names.ts';

/** What stands where a name was, in every language. */
export const ERASED_NAME = '–';

/** A single word shorter than this may mean too much else to be taken for a name. */
const SHORTEST_WORD = 5;
const SHORTEST_OWN_NAME = 4;

interface NamedAccount {
  readonly platform: string;
  readonly externalId: string;
}

/** By what somebody is mentioned. */
export interface Mentioned {
  /** The names on record. */
  readonly names: readonly string[];
  readonly accounts: readonly NamedAccount[];
}

/** Finds somebody in texts and in stored values, however the name is written there. What it looks for is compiled once. Pure. */
export interface Mentions {
  /** Whether a text, or any text however deep in a value, names one of the names; or a part of the value one of the accounts. */
  isIn(value: unknown): boolean;
  /** A text with a dash wherever somebody was named, in whole words. */
  withoutIn(text: string): string;
  /** A value of JSON without names and accounts; see `isIn`. */
  withoutAnyIn(value: unknown): unknown;
  /**
   * Whether a note about somebody's own institution may name them: a short name counts too, because a substitute of that
   * name there can hardly be anybody else.
   */
  isMeantIn(note: string): boolean;
  /** Whether a text is one of the names and nothing else, however it is written. */
  isName(text: string): boolean;
  /**
   * What every text that mentions them holds at least: of small letters and digits, beside which nothing else counts. A
   * database looks for that first, and `isIn` afterwards. A part may be empty: then any text may mention them.
   */
  readonly least: { readonly letters: readonly string[]; readonly accountIds: readonly string[] };
}

/** Makes them. */
export function mentionsOf({ names, accounts }: Mentioned): Mentions {
  const patterns = names.flatMap(waysToWrite).flatMap((way) => namePattern(way) ?? []);
  const own = names
    .flatMap((name) => [name, bareName(name)])
    .filter((way) => way.length >= SHORTEST_OWN_NAME)
    .flatMap((way) => namePattern(way) ?? []);
  const keys = new Set(accounts.map(({ platform, externalId }) => `${platform}:${externalId}`));
  const signs: Signs = {
    isKey: (text) => keys.has(text.replace(/^account:/, '')),
    isAccount: (value) => keys.has(`${value.platform}:${value.externalId}`),
    isNamed: (text) => patterns.some((pattern) => text.search(pattern) >= 0),
    withoutNames: (text) => patterns.reduce((rest, pattern) => rest.replace(pattern, ERASED_NAME), text),
  };
  return {
    isIn: (value) => isAnyIn(value, signs),
    withoutIn: signs.withoutNames,
    withoutAnyIn: (value) => withoutAny(value, signs),
    isMeantIn: (note) => own.some((pattern) => note.search(pattern) >= 0),
    isName: (text) => names.some((name) => isSameName(name, text)),
    least: {
      letters: [...new Set(names.filter((name) => waysToWrite(name).length > 0).map(longestRun))],
      accountIds: [...new Set(accounts.map(({ externalId }) => externalId))],
    },
  };
}

/** The signs by which somebody is told. */
interface Signs {
  /** `telegram:9001`, or `account:telegram:9001` as the ledger writes a target. */
  isKey(text: string): boolean;
  isAccount(value: Values): boolean;
  isNamed(text: string): boolean;
  withoutNames(text: string): string;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * The ways somebody's name stands in a text, the longest first: as it is kept, and without titles (`Dr. Andi Taufik, S.H.`
 * is also written `Andi Taufik`). Names that could be any word are left out.
 */
function waysToWrite(name: string): readonly string[] {
  return [...new Set([name.trim(), bareName(name)])].filter(
    (way) => way !== ERASED_NAME && (/\S\s+\S/.test(way) || way.length >= SHORTEST_WORD),
  );
}

/** The longest word of a name as a database can look for it; its way of writing apostrophes and accents is left open. */
function longestRun(name: string): string {
  const words = bareName(name)
    .split(/[^\p{L}\p{N}'’‘‛`´ʼʻ]+/u)
    .map((word) => word.toLowerCase().replace(/['’‘‛`´ʼʻ]/gu, ''));
  const plain = words.filter((word) => /^[a-z0-9]+$/.test(word));
  return plain.toSorted((one, other) => other.length - one.length)[0] ?? '';
}

function isAnyIn(value: unknown, signs: Signs): boolean {
  if (typeof value === 'string') return signs.isKey(value) || signs.isNamed(value);
  if (Array.isArray(value)) return value.some((part) => isAnyIn(part, signs));
  if (!isValues(value)) return false;
  return signs.isAccount(value) || Object.values(value).some((part) => isAnyIn(part, signs));
}

/** An account goes with what its platform shows of it; what is nothing but an account goes altogether. */
function withoutAny(value: unknown, signs: Signs): unknown {
  if (typeof value === 'string') return signs.isKey(value) ? '' : signs.withoutNames(value);
  if (Array.isArray(value))
    return value.flatMap((part) => (isNothingBut(part, signs) ? [] : [withoutAny(part, signs)]));
  if (!isValues(value)) return value;
  const isAccount = signs.isAccount(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => !isNothingBut(part, signs))
      .filter(([name]) => !isAccount || (name !== 'externalId' && name !== 'handle'))
      .map(([name, part]) => [name, isAccount && name === 'shownName' ? '' : withoutAny(part, signs)]),
  );
}

function isNothingBut(value: unknown, signs: Signs): boolean {
  return isValues(value) && signs.isAccount(value) && Object.keys(value).length === 2;
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
