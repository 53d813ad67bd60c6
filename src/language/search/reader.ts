import { isEmpty, isOutside, type Lexicon, type PhraseMatch, type Sense } from '../lexicon/lexicon.ts';
import { type Clause, clauses } from '../text/clauses.ts';
import { words } from '../text/normalise.ts';
import type { Speller, Spelt } from '../text/spelling.ts';

/**
 * What a text speaks of, with weights: concepts (`c:`), roots of words (`w:`), neighbours (`p:`) and
 * pieces of words (`n:`).
 */
export type Features = ReadonlyMap<string, number>;

export interface Reading {
  readonly features: Features;
  /** Words that stand only in what leads up to the question. */
  readonly asides: ReadonlySet<string>;
  /** The parts of a long message that ask, each with what it leans on. */
  readonly questions: readonly string[];
  /** False where it only greets, thanks or agrees. */
  readonly saysSomething: () => boolean;
}

/** Reads a text; one that is known to be one question is not cut. */
export type Reader = (text: string, isOneQuestion?: 'isOneQuestion') => Reading;

export interface ReaderInput {
  readonly lexicon: Lexicon;
  readonly speller: Speller;
  /** Words of the forum's own questions: they never lead outside. */
  readonly own: ReadonlySet<string>;
  /** Roots of words that are a new entry's alone: they never lead outside either, whatever stands beside them. */
  readonly newcomers: ReadonlySet<string>;
  /** Words of the regions, and the Indonesian for each. */
  readonly regional: ReadonlyMap<string, readonly string[]>;
  /** Words without which a text is the same. */
  readonly silent: ReadonlySet<string>;
  /** Whether a message is cut into clauses. */
  readonly cuts: boolean;
  /** How much more a clause is what people write around any question than what they ask. */
  readonly asideness: (said: readonly string[]) => number;
}

export const weightOf = { concept: 1, implied: 0.4, word: 0.6, pair: 0.45, piece: 0.25, courtesy: 0.2 };
const PIECE = 4;

/** Makes a reader of texts. */
export function createReader(input: ReaderInput): Reader {
  return (text, isOneQuestion) => {
    const features = new Map<string, number>();
    const inIndonesian = (said: readonly string[]): readonly string[] =>
      said.flatMap((word) => translated(word, input.regional));
    const cut: readonly Clause[] =
      input.cuts && isOneQuestion === undefined
        ? clauses(text, { asideness: input.asideness, inIndonesian })
        : [{ said: inIndonesian(words(text)), weight: 1 }];
    for (const clause of cut) readClause(clause, { input, into: features });
    return {
      features,
      asides: asidesOf(cut, input),
      questions: questionsOf(cut),
      saysSomething: () => cut.some(({ said }) => saysSomething(said, input)),
    };
  };
}

/** More questions than these in one message cannot be told apart. */
const MOST_QUESTIONS = 4;

function questionsOf(cut: readonly Clause[]): readonly string[] {
  const asking = cut.flatMap(({ question }) => (question === undefined ? [] : [question.join(' ')]));
  return asking.length > MOST_QUESTIONS ? [] : asking;
}

/** `dermaga` and `dermaganya`, `regi` and `reginipun`; shorter words are too easily the beginning of others. */
const ENDED = /^(.{3,})(?:kah|lah|nya|nyo|nye|ipun|e|na)$/;

function translated(word: string, regional: ReaderInput['regional']): readonly string[] {
  const whole = regional.get(word);
  if (whole !== undefined || word.length < 5) return whole ?? [word];
  const bare = ENDED.exec(word)?.[1] ?? '';
  // After a vowel the ending takes an n before it: `regi-ne`, `asma-nipun`.
  return regional.get(bare) ?? regional.get(bare.replace(/n$/, '')) ?? [word];
}

/** Words that also agree or thank ("siap") say something only beside others. */
function saysSomething(said: readonly string[], { lexicon, speller, silent }: ReaderInput): boolean {
  const spelt = speller(said).flatMap((readings) => readings.slice(0, 1));
  const roots = spelt.map(({ root }) => root);
  for (let at = 0; at < spelt.length; ) {
    const phrase = lexicon.phraseAt(roots, at);
    const word = spelt[at]?.word ?? '';
    const senses = phrase?.senses ?? lexicon.sensesOf(word);
    const isCourtesy = senses.some(({ concept }) => isEmpty(concept));
    if (!isCourtesy && (phrase !== undefined || !silent.has(word))) return true;
    at += phrase?.length ?? 1;
  }
  return false;
}

function asidesOf(cut: readonly Clause[], { speller }: ReaderInput): ReadonlySet<string> {
  const asides = new Set<string>();
  if (cut.every(({ weight }) => weight === 1)) return asides;
  const rootsOf = (said: readonly string[]): readonly string[] =>
    speller(said).flatMap((read) => read.map(({ root }) => `w:${root}`));
  for (const { said, weight } of cut) if (weight < 1) for (const name of rootsOf(said)) asides.add(name);
  for (const { said, weight } of cut) if (weight === 1) for (const name of rootsOf(said)) asides.delete(name);
  return asides;
}

/** A clause while it is read: what it weighs, and the features that it adds to. */
interface Writing {
  readonly weight: number;
  readonly input: ReaderInput;
  readonly into: Map<string, number>;
}

function readClause({ said, weight }: Clause, { input, into }: Omit<Writing, 'weight'>): void {
  const writing = { weight, input, into };
  const spelt = input.speller(said);
  const roots = spelt.map(([likeliest]) => likeliest?.root ?? '');
  let before: string | undefined;
  for (let at = 0; at < spelt.length; ) {
    const phrase = phraseIn(roots, { at, input });
    const length = phrase?.length ?? 1;
    const name =
      phrase === undefined
        ? readWord(spelt[at] ?? [], writing)
        : readPhrase({ senses: phrase.senses, words: roots.slice(at, at + length).join(' ') }, writing);
    at += length;
    if (name === undefined) continue;
    if (before !== undefined && before !== name) raise(writing, [pairName(before, name), weightOf.pair]);
    before = name;
  }
}

/** What a newcomer is asked with is no phrase of the world outside. */
function phraseIn(
  roots: readonly string[],
  { at, input }: { readonly at: number; readonly input: ReaderInput },
): PhraseMatch | undefined {
  const phrase = input.lexicon.phraseAt(roots, at);
  if (phrase === undefined || input.newcomers.size === 0) return phrase;
  const isTheirs = roots.slice(at, at + phrase.length).some((root) => input.newcomers.has(root));
  return isTheirs && phrase.senses.some(({ concept }) => isOutside(concept)) ? undefined : phrase;
}

function pairName(left: string, right: string): string {
  return left < right ? `p:${left}+${right}` : `p:${right}+${left}`;
}

function readPhrase(
  { senses, words: said }: { readonly senses: readonly Sense[]; readonly words: string },
  writing: Writing,
): string | undefined {
  const meant = senses.filter(({ concept }) => !isEmpty(concept));
  if (meant.length === 0) return undefined;
  addSenses(meant, writing);
  raise(writing, [`w:${said}`, weightOf.word]);
  return meant[0]?.concept;
}

function readWord(readings: readonly Spelt[], { weight, input, into }: Writing): string | undefined {
  const { lexicon, silent, own, newcomers } = input;
  let name: string | undefined;
  for (const { word, root, share } of readings) {
    if (silent.has(word)) continue;
    const writing = { weight: weight * share, input, into };
    const isOurs = own.has(word) || newcomers.has(root);
    const senses = lexicon.sensesOf(word).filter(({ concept }) => !(isOurs && isOutside(concept)));
    const meant = senses.filter(({ concept }) => !isEmpty(concept));
    if (senses.length > 0 && meant.length === 0) {
      raise(writing, [`w:${root}`, weightOf.courtesy]);
      continue;
    }
    addSenses(meant, writing);
    raise(writing, [`w:${root}`, weightOf.word]);
    addPieces(root, writing);
    name ??= meant[0]?.concept ?? root;
  }
  return name;
}

/** Concepts of courtesy and background carry nothing. */
function addSenses(senses: readonly Sense[], writing: Writing): void {
  for (const { concept, share } of senses) {
    raise(writing, [`c:${concept}`, share * weightOf.concept]);
    if (isOutside(concept)) raise(writing, ['c:luar', share * weightOf.concept]);
    for (const more of writing.input.lexicon.implied(concept))
      raise(writing, [`c:${more}`, share * weightOf.implied]);
  }
}

function addPieces(root: string, writing: Writing): void {
  if (root.length <= PIECE) return;
  const marked = `^${root}$`;
  for (let at = 0; at + PIECE <= marked.length; at += 1)
    raise(writing, [`n:${marked.slice(at, at + PIECE)}`, weightOf.piece]);
}

function raise({ weight, into }: Writing, [name, share]: readonly [string, number]): void {
  const value = weight * share;
  if (value > (into.get(name) ?? 0)) into.set(name, value);
}
