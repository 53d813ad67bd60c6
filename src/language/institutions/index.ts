import { editDistance } from '../text/distance.ts';
import { compact, kindsIn, type NamedInstitution, type Names, prepareNames, tellingWords } from './names.ts';

export type { NamedInstitution } from './names.ts';

/** An institution that words may mean. `score`: 0 to 1. `certain`: they are its name, and no other's. */
export interface InstitutionMatch {
  readonly code: string;
  readonly shortName: string;
  readonly officialName: string;
  readonly score: number;
  readonly certain: boolean;
}

export interface InstitutionIndex {
  /** Institutions that a query may mean, best first, at most `limit`; empty when nothing is near. */
  readonly find: (query: string, limit: number) => readonly InstitutionMatch[];
}

const exactScore = 1;
const coreScore = 0.95;
const acronymScore = 0.9;
const otherKindScore = 0.6;
const lowestScore = 0.35;

/**
 * Finds institutions by code, official or short name, acronym, nickname, former name or typo, with or without
 * the title before it (`Sekda Papua Barat`). Building it costs well under a millisecond per hundred institutions.
 */
export function createInstitutionIndex(institutions: readonly NamedInstitution[]): InstitutionIndex {
  const prepared = institutions.map(prepareNames);
  return { find: (query, limit) => rank(prepared, query).slice(0, limit) };
}

function rank(prepared: readonly Names[], query: string): readonly InstitutionMatch[] {
  if (compact(query) === '') return [];
  const asked = askedFor(query);
  const scored = prepared
    .map((names) => ({ names, score: scoreOf(names, asked) }))
    .filter((entry) => entry.score >= lowestScore)
    .sort((left, right) => right.score - left.score || byCode(left.names, right.names));
  const [best, second] = scored;
  const alone = best !== undefined && isCertain(best.score, { second: second?.score ?? 0, asked });
  return scored.map(({ names, score }, index) => ({
    code: names.institution.code,
    shortName: names.institution.shortName,
    officialName: names.institution.officialName,
    score,
    certain: index === 0 && alone,
  }));
}

/** A whole name is certain; a name without its kind (`pangan`) only when a title or kind was said, or nothing else is near. */
function isCertain(
  best: number,
  { second, asked }: { readonly second: number; readonly asked: Asked },
): boolean {
  if (best < coreScore || second >= best) return false;
  return best === exactScore || asked.whole !== asked.core || second < otherKindScore;
}

function byCode(left: Names, right: Names): number {
  return left.institution.code < right.institution.code ? -1 : 1;
}

interface Asked {
  readonly whole: string;
  readonly core: string;
  readonly words: readonly string[];
  readonly kinds: readonly string[];
}

function askedFor(query: string): Asked {
  const words = tellingWords(query);
  return { whole: compact(query), core: words.join(''), words, kinds: kindsIn(query) };
}

function scoreOf(names: Names, asked: Asked): number {
  if (names.keys.has(asked.whole)) return exactScore;
  const ofThatKind = asked.kinds.every((kind) => names.words.has(kind));
  if (asked.core !== '' && (names.cores.has(asked.core) || names.keys.has(asked.core))) {
    return ofThatKind ? coreScore : otherKindScore;
  }
  if (names.acronyms.has(asked.whole)) return acronymScore;
  const penalty = ofThatKind ? 0 : 0.15;
  return Math.max(typoScore(names, asked), wordsScore(names, asked)) - penalty;
}

/** Whole names with a slip of the finger: one edit from four letters on, two from seven. */
function typoScore(names: Names, asked: Asked): number {
  let best = 0;
  for (const wanted of new Set([asked.whole, asked.core])) {
    const limit = wanted.length >= 7 ? 2 : wanted.length >= 4 ? 1 : 0;
    if (limit === 0) continue;
    for (const key of [...names.keys, ...names.cores]) {
      const distance = editDistance(wanted, { right: key, limit });
      if (distance <= limit) best = Math.max(best, 0.9 - 0.1 * distance);
    }
  }
  return best;
}

/** How well the single words are found; every word must be, at least as a beginning or with a typo. */
function wordsScore(names: Names, asked: Asked): number {
  let sum = 0;
  for (const word of asked.words) {
    const nearness = wordScore(word, names.words);
    if (nearness === 0) return 0;
    sum += nearness;
  }
  const coverage = Math.min(1, asked.words.length / Math.max(1, names.coreLength));
  return asked.words.length === 0 ? 0 : (sum / asked.words.length) * (0.5 + 0.3 * coverage);
}

function wordScore(word: string, words: ReadonlySet<string>): number {
  if (words.has(word)) return 1;
  let best = 0;
  for (const candidate of words) {
    if (word.length >= 3 && candidate.startsWith(word)) best = Math.max(best, 0.9);
    const limit = word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0;
    if (limit > 0 && editDistance(word, { right: candidate, limit }) <= limit) best = Math.max(best, 0.8);
  }
  return best;
}
