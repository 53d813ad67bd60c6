import { familyOf, meantBy, type NearWords, piecesOf } from './near.rules.ts';
import { BATCH, isWord, mark, numbersIn, type Said, saidIn } from './terms.rules.ts';

/** What is looked for, word by word. */
export interface Sought {
  readonly said: readonly Said[];
  readonly numbers: readonly string[];
}

/** A topic by which words of the curators lead to entries that do not say them. */
export interface TopicWords {
  readonly id: number;
  readonly name: string;
  readonly words: readonly string[];
}

/** How many of a forum's entries stand under each lexeme; those under none are left out. */
export type Dictionary = ReadonlyMap<string, number>;

/** How one word of what is looked for is judged in an entry: queries of the full-text search, empty where nothing fits. */
export interface Judged {
  readonly title: string;
  readonly strong: string;
  readonly weak: string;
  readonly weight: number;
  readonly isTelling: boolean;
}

/** A search as the store carries it out. */
export interface Plan {
  /** Which entries are judged at all: some hundreds, however many there are. */
  readonly candidates: string;
  readonly judged: readonly Judged[];
  /** What an entry would be worth that says every telling word. */
  readonly whole: number;
}

/** So many entries are judged at most, as far as that can be told beforehand. */
const MOST_JUDGED = 500;
/** Longer messages are read for their rarest words. */
const MOST_WORDS = 6;
const UNTELLING = 0.3;

/** Words that name a kind of entries. */
const KIND_WORDS: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['policy', new Set(['kebijakan', 'aturan', 'peraturan', 'regulasi', 'ketentuan', 'perundangan'])],
  ['teaching_material', new Set(['materi', 'bahan', 'modul', 'ajar', 'pelatihan', 'paparan'])],
  ['good_practice', new Set(['praktik', 'praktek', 'contoh', 'pengalaman', 'inovasi'])],
];

/** Reads what is looked for. Pure. */
export function seek(text: string): Sought {
  const seen = new Set<string>();
  const said = saidIn(text).filter(({ word }) => !seen.has(word) && seen.add(word));
  return { said, numbers: [...new Set(numbersIn(text))] };
}

/** A word of the forum's own (`/faqkata`), with the known ones that it is read as. */
export interface OwnWord {
  readonly word: string;
  readonly meaning: string;
}

/** What is looked for, where the forum's own words may be found by what they mean, too. Pure. */
export function withOwnWords(sought: Sought, own: readonly OwnWord[]): Sought {
  if (own.length === 0) return sought;
  const said = sought.said.map((one): Said => {
    const meant = own.find(({ word }) => one.forms.includes(word));
    if (meant === undefined) return one;
    const meaning = saidIn(meant.meaning);
    return {
      word: one.word,
      forms: [...new Set([...one.forms, ...meaning.flatMap(({ forms }) => forms)])],
      concepts: [...new Set([...one.concepts, ...meaning.flatMap(({ concepts }) => concepts)])],
      ...{ isTelling: true, isOwn: true },
    };
  });
  return { ...sought, said };
}

/** The lexemes whose entries have to be counted before a search is planned; `#f` of the forum counts them all. */
export function lexemesToCount({ said, numbers }: Sought, forumId: number): readonly string[] {
  const words = said.map(({ word }) => word);
  return [
    mark.forum(forumId),
    ...numbers.map(mark.number),
    ...KIND_WORDS.map(([kind]) => mark.kind(kind)),
    ...said.flatMap(({ forms, concepts }) => [
      ...forms.flatMap((form) => [form, mark.title(form)]),
      ...concepts.map(mark.concept),
    ]),
    ...piecesOf(words),
  ];
}

/** What of a word stands in the library. */
interface Group {
  readonly strong: readonly string[];
  readonly weak: readonly string[];
  readonly isTelling: boolean;
}

interface Known {
  /** The highest number of the forum's entries. */
  readonly newestNumber: number;
  readonly dictionary: Dictionary;
  readonly near: NearWords;
  readonly topics: readonly TopicWords[];
}

/** Plans a search; undefined where nothing of it stands in the library. Pure. */
export function planSearch(
  sought: Sought,
  { forumId, known }: { readonly forumId: number; readonly known: Known },
): Plan | undefined {
  const dictionary = new Map([...known.near, ...known.dictionary]);
  const all = dictionary.get(mark.forum(forumId)) ?? 0;
  const groups = [
    ...sought.numbers.map((number): Group => ({ strong: [mark.number(number)], weak: [], isTelling: true })),
    ...sought.said.map((said) => groupOf(said, known)),
  ];
  const telling = groups.filter(({ isTelling }) => isTelling);
  const chosen = rarest(telling.length > 0 ? groups : groups.map(asTelling), dictionary);
  const judged = chosen.map((group) => judge(group, { dictionary, all }));
  const candidates = candidatesOf(
    chosen.filter(({ isTelling }) => isTelling),
    { dictionary, all, newestNumber: known.newestNumber },
  );
  if (all === 0 || candidates === undefined) return undefined;
  const whole = judged.reduce((sum, { weight, isTelling }) => sum + (isTelling ? weight : 0), 0);
  return { candidates, judged, whole };
}

function asTelling(group: Group): Group {
  return { ...group, isTelling: true };
}

function groupOf(said: Said, { dictionary, near, topics }: Known): Group {
  const has = (lexeme: string): boolean => dictionary.has(lexeme);
  const kinds = KIND_WORDS.filter(([, words]) => said.forms.some((form) => words.has(form)));
  const weak = new Set([
    ...said.concepts.map(mark.concept).filter(has),
    ...familyOf(said.word, near),
    ...topicsNamed(said, topics).map(({ id }) => mark.topic(id)),
    ...kinds.map(([kind]) => mark.kind(kind)).filter(has),
  ]);
  return {
    strong: said.forms.filter(has),
    weak: [...weak],
    isTelling: said.isTelling && kinds.length === 0,
  };
}

/**
 * What is looked for, with what was mistyped as it was probably meant; undefined where every word is known or none is near.
 * Pure.
 */
export function mended(
  sought: Sought,
  { dictionary, near }: Pick<Known, 'dictionary' | 'near'>,
): Sought | undefined {
  const said = sought.said.flatMap((one): readonly Said[] => {
    const isKnown = [...one.forms, ...one.concepts.map(mark.concept)].some((lexeme) =>
      dictionary.has(lexeme),
    );
    if (!one.isTelling || one.isOwn === true || isKnown) return [one];
    const meant = meantBy(one.word, { dictionary, near });
    return meant.length === 0 ? [one] : saidIn(meant.join(' '));
  });
  return said.every((one) => sought.said.includes(one)) ? undefined : { ...sought, said };
}

/** Topics whose name or words a word is. */
function topicsNamed({ forms }: Pick<Said, 'forms'>, topics: readonly TopicWords[]): readonly TopicWords[] {
  return topics.filter(({ words }) => words.some((word) => forms.includes(word)));
}

function rarest(groups: readonly Group[], dictionary: Dictionary): readonly Group[] {
  const often = ({ strong, weak }: Group): number =>
    countOf(strong, dictionary) || countOf(weak, dictionary) || Number.MAX_SAFE_INTEGER;
  // What stands nowhere is told from what is found by the weight that it lacks: it is kept.
  return [...groups]
    .sort((left, right) => often(left) - often(right))
    .filter((group, at) => at < MOST_WORDS || (group.isTelling && often(group) === Number.MAX_SAFE_INTEGER));
}

function countOf(lexemes: readonly string[], dictionary: Dictionary): number {
  return lexemes.reduce((sum, lexeme) => sum + (dictionary.get(lexeme) ?? 0), 0);
}

interface Counts {
  readonly dictionary: Dictionary;
  /** How many entries there are. */
  readonly all: number;
}

/** A rare word says more than one that many entries have. */
function judge({ strong, weak, isTelling }: Group, { dictionary, all }: Counts): Judged {
  const often = countOf(strong, dictionary) || countOf(weak, dictionary) || 1;
  const weight = Math.log(1 + all / Math.min(often, all)) * (isTelling ? 1 : UNTELLING);
  const titles = strong.map(mark.title).filter((lexeme) => dictionary.has(lexeme));
  return { title: anyOf(titles), strong: anyOf(strong), weak: anyOf(weak), weight, isTelling };
}

type Newest = Pick<Known, 'newestNumber'>;

/** A way to candidates, with how many it is expected to bring. */
interface Way {
  readonly query: string;
  readonly count: number;
}

/**
 * The entries that are worth judging: all that have one of the rarer words; where all words are common, those that have two of
 * them, or three; where even that is too much, the newest of them.
 */
function candidatesOf(groups: readonly Group[], counts: Counts & Newest): string | undefined {
  const { dictionary } = counts;
  const wayTo = (lexemes: readonly string[]): Way => ({
    query: anyOf(lexemes),
    count: countOf(lexemes, dictionary),
  });
  const whole = groups
    .map(({ strong, weak }) => wayTo([...strong, ...weak]))
    .filter(({ count }) => count > 0);
  if (whole.length === 0) return undefined;
  const single = groups.flatMap(({ strong, weak }) => [
    wayTo(strong),
    wayTo(weak),
    wayTo(strong.map(mark.title).filter((lexeme) => dictionary.has(lexeme))),
  ]);
  const ways = single.filter(({ count }) => count > 0).sort((left, right) => left.count - right.count);
  const taken: Way[] = [];
  let sum = 0;
  for (const way of ways) {
    if (sum + way.count > MOST_JUDGED) break;
    taken.push(way);
    sum += way.count;
  }
  const isEnough = sum >= MOST_JUDGED / 2 || taken.length === ways.length;
  const common = isEnough ? [] : [together(whole, counts), newestOf(whole, counts)];
  return [...new Set([...taken.map(({ query }) => query), ...common])].join(' | ');
}

/** What most entries have tells them apart from few. */
const MOST_COMMON = 0.25;

/** Entries that have as few of the words as keeps them few. */
function together(ways: readonly Way[], counts: Counts & Newest): string {
  const { all } = counts;
  const rarer = ways.filter(({ count }) => count <= all * MOST_COMMON);
  const telling = rarer.length < 2 ? ways : rarer;
  for (let size = 2; size <= telling.length; size += 1) {
    const sets = subsets(telling, size).map((set) => ({
      query: `(${set.map(({ query }) => `(${query})`).join(' & ')})`,
      count: set.reduce((product, { count }) => (product * count) / all, all),
    }));
    const count = sets.reduce((sum, one) => sum + one.count, 0);
    if (count <= MOST_JUDGED) return sets.map(({ query }) => query).join(' | ');
  }
  return newestOf(telling, counts);
}

/** The newest entries that have the rarest of the words. */
function newestOf(ways: readonly Way[], { all, newestNumber }: Counts & Newest): string {
  const [rarest = { query: '', count: 1 }] = [...ways].sort((left, right) => left.count - right.count);
  const batches = Math.ceil((MOST_JUDGED / 2 / BATCH) * (all / rarest.count)) + 1;
  const last = Math.floor(newestNumber / BATCH);
  const newest = Array.from({ length: Math.min(batches, last + 1) }, (_, at) => mark.batch(last - at));
  return `((${rarest.query}) & (${anyOf(newest)}))`;
}

function subsets<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) =>
    subsets(items.slice(at + 1), size - 1).map((rest): readonly T[] => [item, ...rest]),
  );
}

/** A query for any of some lexemes; empty for none. */
function anyOf(lexemes: readonly string[]): string {
  return lexemes.map(quoted).join(' | ');
}

/** A lexeme as a query of the full-text search writes it. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Words of what is looked for that somebody may have mistyped. */
export function wordsToMend({ said }: Sought): readonly string[] {
  return said.filter(({ word, isTelling }) => isTelling && isWord(word)).map(({ word }) => word);
}
