import { words } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';
import type { FaqEntry, Sample } from './examples.ts';
import type { Reading } from './reader.ts';

/** With fewer ways of asking than these an entry has not been heard in the words of most people. */
const FEW = 10;
/** How people ask for anything. */
const FRAMES: readonly string[] = [
  '{}',
  'ada {} tidak',
  'apakah tersedia {} bagi peserta',
  'apakah panitia menyediakan {} selama acara',
  '{} di mana',
  'di lantai berapa {}',
  'boleh {} tidak',
  'bagaimana cara {}',
  'mau {} gimana',
  'jam berapa {}',
  'syarat {} apa saja',
  'aturan {}',
  'wajib {} tidak',
  '{} bayar berapa',
  'kami butuh {} untuk acara besok',
  'pimpinan kami {}, bisa di lokasi',
  'tempat {} dekat gedung',
  'tuan rumah {}',
];
/** Samples made for all of them together: more would take too long to learn. */
const MOST = 4_000;
const SHORTEST = 3;
const WEIGHT = 0.6;

/** Entries with few wordings, and the words that are each one's alone. */
export interface Newcomers {
  readonly targets: ReadonlySet<number>;
  /** Roots of all those words. */
  readonly roots: ReadonlySet<string>;
  readonly phrases: readonly { readonly target: number; readonly phrase: string }[];
}

/** Finds the entries with few wordings. */
export function newcomersIn(entries: readonly FaqEntry[], silent: ReadonlySet<string>): Newcomers {
  const asked = entries.map(({ question, wordings = [] }) => [question, ...wordings].map(words));
  const users = usersOf(asked);
  const isOwn = (word: string): boolean =>
    word.length >= SHORTEST && !silent.has(word) && !/^\d+$/.test(word) && users.get(stem(word)) === 1;
  const phrases = asked.flatMap((texts, target) =>
    texts.length < FEW
      ? [...new Set(texts.flatMap((said) => ownPhrases(said, isOwn)))].map((phrase) => ({ target, phrase }))
      : [],
  );
  const roots = new Set(phrases.flatMap(({ phrase }) => phrase.split(' ')).map((word) => stem(word)));
  return { targets: new Set(phrases.map(({ target }) => target)), roots, phrases };
}

/**
 * Newcomers asked in the ways people ask for anything, by the words that are theirs alone: what matters is the matter, not
 * the way it is asked for.
 */
export function askedInFrames({ phrases }: Newcomers): readonly Sample[] {
  const each = Math.ceil(phrases.length / (MOST / FRAMES.length));
  return phrases
    .filter((_, at) => at % each === 0)
    .flatMap(({ phrase, target }) =>
      FRAMES.map((frame) => ({ text: frame.replace('{}', phrase), target, weight: WEIGHT })),
    );
}

/** Of how many entries each root is. */
function usersOf(asked: readonly (readonly (readonly string[])[])[]): ReadonlyMap<string, number> {
  const users = new Map<string, number>();
  for (const texts of asked)
    for (const root of new Set(texts.flat().map((word) => stem(word))))
      users.set(root, (users.get(root) ?? 0) + 1);
  return users;
}

/** Words of one's own as they stand side by side, and each alone. */
function ownPhrases(said: readonly string[], isOwn: (word: string) => boolean): readonly string[] {
  const runs: string[][] = [[]];
  for (const word of said) {
    if (isOwn(word)) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  return runs.flatMap((run) => (run.length > 1 ? [run.join(' '), ...run] : run));
}

/** What a whole word or concept weighs in a text at least; what is only implied or guessed weighs less. */
const SAID = 0.41;

/** Words and concepts that are said by those who ask for one newcomer and for nothing else, each with that entry. */
export function featuresOfNewcomers(
  asked: readonly { readonly target: number; readonly reading: Reading }[],
  { targets }: Pick<Newcomers, 'targets'>,
): ReadonlyMap<string, number> {
  const users = new Map<string, number>();
  for (const { target, reading } of asked)
    for (const name of tellingIn(reading))
      users.set(name, users.has(name) && users.get(name) !== target ? SEVERAL : target);
  return new Map([...users].filter(([, target]) => targets.has(target)));
}

const SEVERAL = -1;

/** The newcomers whose own words or concepts a text says. */
export function newcomersNamed(reading: Reading, features: ReadonlyMap<string, number>): ReadonlySet<number> {
  if (features.size === 0) return new Set();
  return new Set(tellingIn(reading).flatMap((name) => features.get(name) ?? []));
}

function tellingIn({ features }: Reading): readonly string[] {
  return [...features].flatMap(([name, weight]) => (weight >= SAID && TELLING.test(name) ? [name] : []));
}

/** Words of some length, and concepts of our world. */
const TELLING = /^(?:w:.{3,}|c:(?!luar))/;
