import { words } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';

/** One line of the lexicon: a thing that people of this world speak of, and every way they say it. */
export interface LexiconEntry {
  readonly concept: string;
  /** Words and phrases as they stand in a dictionary; only these are recognised in any inflection. */
  readonly formal: readonly string[];
  /** The same as people type them: in chats, short, in English and in the regions. */
  readonly informal: readonly string[];
  /** Concepts that are thought of with it: a number plate makes one think of vehicles. */
  readonly implies: readonly string[];
}

/** What a word or phrase may mean; `share` is split evenly where it means several things. */
export interface Sense {
  readonly concept: string;
  readonly share: number;
}

/** The phrase that begins at a place, with how many words it takes. */
export interface PhraseMatch {
  readonly senses: readonly Sense[];
  readonly length: number;
}

export interface Lexicon {
  readonly sensesOf: (word: string) => readonly Sense[];
  readonly phraseAt: (said: readonly string[], at: number) => PhraseMatch | undefined;
  readonly implied: (concept: string) => readonly string[];
  /** Every single word that stands somewhere in the lexicon. */
  readonly vocabulary: ReadonlySet<string>;
  /** Those of a dictionary. */
  readonly formal: ReadonlySet<string>;
}

interface Phrase {
  readonly parts: readonly string[];
  readonly senses: readonly Sense[];
}

const COLUMNS_OF_WORDS = 5;

/** Reads the table: a header, then `konsep`, five columns of words parted by commas, and `mengarah-ke`. */
export function readLexicon(table: string): readonly LexiconEntry[] {
  return table
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const cells = line.split('\t');
      const [concept = ''] = cells;
      return {
        concept: concept.trim(),
        formal: listOf(cells[1] ?? ''),
        informal: cells.slice(2, 1 + COLUMNS_OF_WORDS).flatMap(listOf),
        implies: listOf(cells[1 + COLUMNS_OF_WORDS] ?? ''),
      };
    });
}

function listOf(cell: string): readonly string[] {
  return cell
    .split(/[,;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '-');
}

/** Prepares entries for looking words and phrases up. */
export function createLexicon(entries: readonly LexiconEntry[]): Lexicon {
  const meanings = new Map<string, Set<string>>();
  const formal = new Set<string>();
  const vocabulary = new Set<string>();
  for (const entry of entries) {
    const said = [...entry.formal, ...entry.informal];
    const own = new Set(said);
    for (const phrase of said) {
      const parts = words(phrase);
      const key = parts.join(' ');
      // `km` is read as "kami": as an abbreviation of anything else it would only mislead.
      const isReadOtherwise = !phrase.includes(' ') && key !== phrase.toLowerCase() && !own.has(key);
      if (key === '' || isReadOtherwise) continue;
      for (const part of parts) vocabulary.add(part);
      meanings.set(key, (meanings.get(key) ?? new Set()).add(entry.concept));
      if (entry.formal.includes(phrase)) formal.add(key);
    }
  }
  return lookUp(meanings, { formal, vocabulary, entries });
}

/** The same for every FAQ, so that what takes a tenth of a second is done once a process. */
const made = new WeakMap<readonly LexiconEntry[], Lexicon>();

/** The lexicon of these very entries, made when it is first asked for. */
export function lexiconOf(entries: readonly LexiconEntry[]): Lexicon {
  const known = made.get(entries);
  if (known !== undefined) return known;
  const lexicon = createLexicon(entries);
  made.set(entries, lexicon);
  return lexicon;
}

interface Prepared {
  readonly formal: ReadonlySet<string>;
  readonly vocabulary: ReadonlySet<string>;
  readonly entries: readonly LexiconEntry[];
}

function lookUp(
  meanings: ReadonlyMap<string, ReadonlySet<string>>,
  { formal, vocabulary, entries }: Prepared,
): Lexicon {
  const singles = new Map<string, readonly Sense[]>();
  const byRoot = new Map<string, readonly Sense[]>();
  const phrases = new Map<string, Phrase[]>();
  for (const [key, concepts] of meanings) {
    const parts = key.split(' ');
    const senses = [...concepts].map((concept) => ({ concept, share: 1 / Math.sqrt(concepts.size) }));
    if (parts.length > 1) indexPhrase(phrases, { parts: parts.map((part) => stem(part)), senses });
    else singles.set(key, senses);
    if (parts.length === 1 && formal.has(key) && !byRoot.has(stem(key))) byRoot.set(stem(key), senses);
  }
  for (const list of phrases.values()) list.sort((left, right) => right.parts.length - left.parts.length);
  const implications = new Map(entries.map(({ concept, implies }) => [concept, implies]));
  return {
    sensesOf: (word) => {
      const root = stem(word);
      const ofRoot = singles.get(root) ?? byRoot.get(root) ?? [];
      const own = singles.get(word);
      return own === undefined || word === root ? (own ?? ofRoot) : withRoot(own, ofRoot);
    },
    phraseAt: (roots, at) => phraseIn(phrases.get(roots[at] ?? ''), { roots, at }),
    implied: (concept) => implications.get(concept) ?? [],
    vocabulary,
    formal: new Set([...formal].flatMap((key) => key.split(' '))),
  };
}

/** How much less a word means what its root does, where it means something by itself. */
const OF_ROOT = 0.6;

/** "Diganti" is said of officials who are replaced, and of whatever is changed. */
function withRoot(own: readonly Sense[], ofRoot: readonly Sense[]): readonly Sense[] {
  const named = new Set(own.map(({ concept }) => concept));
  const others = ofRoot.filter(
    ({ concept }) => !named.has(concept) && !isOutside(concept) && !isEmpty(concept),
  );
  return [...own, ...others.map(({ concept, share }) => ({ concept, share: share * OF_ROOT }))];
}

function indexPhrase(phrases: Map<string, Phrase[]>, phrase: Phrase): void {
  const [first = ''] = phrase.parts;
  const list = phrases.get(first);
  if (list === undefined) phrases.set(first, [phrase]);
  else list.push(phrase);
}

/** The longest of phrases that begin alike which stands at a place; `roots` are the words of the text as their roots. */
function phraseIn(
  phrases: readonly Phrase[] | undefined,
  { roots, at }: { readonly roots: readonly string[]; readonly at: number },
): PhraseMatch | undefined {
  const fitting = phrases?.find(({ parts }) => parts.every((part, index) => roots[at + index] === part));
  return fitting && { senses: fitting.senses, length: fitting.parts.length };
}

/** Whether a concept is one of those that no forum of secretaries is asked about. */
export function isOutside(concept: string): boolean {
  return concept.startsWith('luar');
}

/** Whether a concept is one of those that say nothing of what is asked: courtesies. */
export function isEmpty(concept: string): boolean {
  return concept.startsWith('hampa');
}
