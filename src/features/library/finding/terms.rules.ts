import { shippedKnowledge } from '../../../language/lexicon/knowledge.ts';
import { isEmpty, type Lexicon, lexiconOf } from '../../../language/lexicon/lexicon.ts';
import { ASKING, LEADING } from '../../../language/search-words.ts';
import { stem, words } from '../../../language/text/index.ts';
import { isKnownRoot } from '../../../language/text/stem.ts';

/**
 * How texts are read; a higher one has what was read with an older one read anew, which a job does after an upgrade.
 */
export const READING_VERSION = 1;

/** A word of a text with everything that it may be found by. */
export interface Said {
  readonly word: string;
  /** The word itself and its roots. */
  readonly forms: readonly string[];
  /** What it speaks of, by the lexicon. */
  readonly concepts: readonly string[];
  /** False for words that only ask, such as `bagaimana`: they are no part of what is looked for. */
  readonly isTelling: boolean;
  /** Given for a word of which the forum itself says what it means: it was not mistyped. */
  readonly isOwn?: true;
}

/** A number with its year: `Nomor 6 Tahun 2023`, `6/2023`. */
const NUMBERED = /(\d{1,5})\s*(?:\/|tahun|thn\.?|th\.?|-)\s*((?:19|20)\d{2})(?!\d)/gi;
/** So many words are remembered, which is a few megabytes. */
const REMEMBERED = 10_000;
const LONGEST_WORD = 40;

interface Reading {
  readonly lexicon: Lexicon;
  /** What was read lately. */
  readonly forms: Map<string, readonly string[]>;
  readonly concepts: Map<string, readonly string[]>;
}

let reading: Reading | undefined;

/** Made when something is first looked for. */
function readingOf(): Reading {
  reading ??= { lexicon: lexiconOf(shippedKnowledge().lexicon), forms: new Map(), concepts: new Map() };
  return reading;
}

/** Reads a text word by word. Pure. */
export function saidIn(text: string): readonly Said[] {
  const { regional, silent } = shippedKnowledge();
  const { lexicon } = readingOf();
  const plain = words(text.replace(/[’']/g, '')).flatMap((word) => regional.get(word) ?? [word]);
  const roots = plain.map((word) => stem(word));
  const said: Said[] = [];
  let phrase: { readonly concepts: readonly string[]; readonly until: number } = { concepts: [], until: 0 };
  for (const [at, word] of plain.entries()) {
    if (at >= phrase.until) {
      const found = lexicon.phraseAt(roots, at);
      const senses = found?.senses ?? [];
      phrase = { concepts: senses.map(({ concept }) => concept), until: at + (found?.length ?? 0) };
    }
    const own = at < phrase.until ? phrase.concepts : conceptsOf(word);
    if (silent.has(word) || !isFindable(word)) continue;
    said.push({ word, ...meaning(word, own), forms: formsOf(word) });
  }
  return said;
}

function meaning(word: string, own: readonly string[]): Pick<Said, 'concepts' | 'isTelling'> {
  const concepts = own.filter((concept) => !isEmpty(concept));
  const asks = own.length > 0 && own.every((concept) => isEmpty(concept) || ASKING.has(concept));
  return { concepts: asks ? [] : concepts, isTelling: !asks && !LEADING.has(word) };
}

function isFindable(word: string): boolean {
  return word.length <= LONGEST_WORD && (word.length > 1 || /\d/.test(word));
}

/** A word as it stands and as its roots: those that the shipped list knows, and those that a dictionary does. */
export function formsOf(word: string): readonly string[] {
  const { forms } = readingOf();
  return remembered(word, {
    among: forms,
    make: () => {
      const { plain } = shippedKnowledge();
      const wide = stem(word, (candidate) => isKnownRoot(candidate) || plain.has(candidate));
      return [...new Set([word, stem(word), wide])];
    },
  });
}

function conceptsOf(word: string): readonly string[] {
  const { lexicon, concepts } = readingOf();
  return remembered(word, {
    among: concepts,
    make: () => lexicon.sensesOf(word).map(({ concept }) => concept),
  });
}

function remembered(
  word: string,
  { among, make }: { readonly among: Map<string, readonly string[]>; readonly make: () => readonly string[] },
): readonly string[] {
  const known = among.get(word);
  if (known !== undefined) return known;
  const read = make();
  if (among.size > REMEMBERED) among.clear();
  among.set(word, read);
  return read;
}

/** Numbers of regulations in a text, each as `6/2023`. */
export function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(NUMBERED)].map(([, number = '', year = '']) => `${Number(number)}/${year}`);
}

/** Marks that part what stands in the index: words of titles, concepts, numbers of regulations, and what is filtered by. */
export const mark = {
  title: (form: string): string => `^${form}`,
  concept: (name: string): string => `=${name}`,
  number: (number: string): string => `n${number}`,
  forum: (id: number): string => `#f${id}`,
  kind: (kind: string): string => `#k${kind}`,
  topic: (id: number): string => `#t${id}`,
  institution: (id: number): string => `#i${id}`,
  /** Entries with neighbouring numbers, so that the newest of very many can be told apart. */
  batch: (batch: number): string => `#b${batch}`,
} as const;

/** Entries are counted in batches of so many. */
export const BATCH = 1_024;

/** An entry as it is to be found. */
export interface Findable {
  readonly id: number;
  readonly forumId: number;
  readonly number: number;
  readonly kind: string;
  readonly institutionId: number | null;
  readonly topicIds: readonly number[];
  readonly title: string;
  /** What is telling beside the title: topics, the institution, the regulation. */
  readonly heads: readonly string[];
  /** The rest. */
  readonly body: readonly string[];
}

/** So many words of a text count; with them a row stays small. */
const MOST_LEXEMES = 170;

/** Everything under which an entry stands in the index. Pure. */
export function lexemesOf(entry: Findable): readonly string[] {
  const { forumId, number, kind, institutionId, topicIds, title, heads, body } = entry;
  const lexemes = new Set<string>([
    mark.forum(forumId),
    mark.kind(kind),
    mark.batch(Math.floor(number / BATCH)),
    ...(institutionId === null ? [] : [mark.institution(institutionId)]),
    ...topicIds.map(mark.topic),
    ...[title, ...heads].flatMap(numbersIn).map(mark.number),
  ]);
  for (const { forms } of saidIn(title)) for (const form of forms) lexemes.add(mark.title(form));
  for (const text of [title, ...heads, ...body]) {
    for (const { forms, concepts } of saidIn(text)) {
      if (lexemes.size >= MOST_LEXEMES) return [...lexemes];
      for (const lexeme of [...forms, ...concepts.map(mark.concept)]) lexemes.add(lexeme);
    }
  }
  return [...lexemes];
}

/** Whether a lexeme is a word that somebody may mistype. */
export function isWord(lexeme: string): boolean {
  return /^\p{L}{3,}$/u.test(lexeme);
}
