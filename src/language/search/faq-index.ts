import { concepts } from '../text/concepts.ts';
import { closestWords } from '../text/distance.ts';
import { words } from '../text/normalise.ts';
import { commonWords } from './common-words.ts';
import { buildCorpus, type Corpus, type FaqEntry } from './corpus.ts';
import { isSmallTalk, namesOtherTopic } from './other-topics.ts';
import { thresholds, weights } from './weights.ts';

export type { FaqEntry } from './corpus.ts';

/** `answer`: the first is meant. `choices`: one of these is, ask which. `unknown`: none of them, say so. */
export interface FaqResult {
  readonly outcome: 'answer' | 'choices' | 'unknown';
  /** Best first, at most three; empty when unknown. `score`: 0 to 1. */
  readonly entries: readonly FaqMatch[];
}

export interface FaqMatch {
  readonly id: string;
  readonly score: number;
}

export interface FaqIndex {
  readonly ask: (query: string) => FaqResult;
}

const mostChoices = 3;

/** Finds the question that a query means among a forum's; never guesses when two fit or none does. */
export function createFaqIndex(entries: readonly FaqEntry[]): FaqIndex {
  const corpus = buildCorpus(entries);
  const ownWords = new Set(
    entries.flatMap(({ question, wordings = [] }) => [question, ...wordings].flatMap(words)),
  );
  return {
    ask: (query) => {
      if (isSmallTalk(query) || namesOtherTopic(query, ownWords)) return { outcome: 'unknown', entries: [] };
      return decide(rankEntries(corpus, query));
    },
  };
}

/** A concept of the query with its weight; `known` is what the corpus calls it. */
interface QueryConcept {
  readonly known: string | undefined;
  readonly weight: number;
}

function readQuery(corpus: Corpus, query: string): readonly QueryConcept[] {
  return [...new Set(concepts(query))].map((concept) => {
    const rarity = corpus.rarity.get(concept);
    if (rarity !== undefined) return { known: concept, weight: rarity };
    if (commonWords.has(concept)) return { known: undefined, weight: corpus.rarest * weights.commonWord };
    if (corpus.covering.has(concept)) return { known: concept, weight: corpus.rarest * weights.answerWord };
    const unknown = corpus.rarest * weights.unknownWord;
    const [near, ...others] = closestWords(concept, corpus.rarity.keys());
    if (near === undefined || others.length > 0) return { known: undefined, weight: unknown };
    return { known: near, weight: (corpus.rarity.get(near) ?? 0) * weights.typo };
  });
}

/** Every entry that shares something with the query, best first. */
export function rankEntries(corpus: Corpus, query: string): readonly FaqMatch[] {
  const asked = readQuery(corpus, query);
  const length = Math.sqrt(asked.reduce((sum, { weight }) => sum + weight ** 2, 0));
  if (length === 0) return [];
  const nearest = nearestWordings(corpus, { asked, length });
  const covered = coverage(corpus, asked);
  const entries = new Set([...nearest.keys(), ...covered.keys()]);
  return [...entries]
    .map((entry) => ({
      id: corpus.ids[entry] ?? '',
      score:
        weights.nearest * (nearest.get(entry) ?? 0) +
        weights.covered * (covered.get(entry) ?? 0) +
        weights.centre * centreCosine(corpus.centres[entry], { asked, length }),
    }))
    .sort((left, right) => right.score - left.score);
}

/** Per entry, the cosine of the query and its nearest wording. */
function nearestWordings(
  corpus: Corpus,
  { asked, length }: { readonly asked: readonly QueryConcept[]; readonly length: number },
): ReadonlyMap<number, number> {
  const products = new Map<number, number>();
  for (const { known, weight } of asked) {
    const rarity = corpus.rarity.get(known ?? '') ?? 0;
    for (const wording of corpus.postings.get(known ?? '') ?? []) {
      products.set(wording, (products.get(wording) ?? 0) + weight * rarity);
    }
  }
  const nearest = new Map<number, number>();
  for (const [index, product] of products) {
    const wording = corpus.wordings[index];
    if (wording === undefined || wording.length === 0) continue;
    const cosine = Math.min(1, product / (length * wording.length));
    nearest.set(wording.entry, Math.max(cosine, nearest.get(wording.entry) ?? 0));
  }
  return nearest;
}

/** Per entry, how much of the query's weight its wordings and answer speak of. */
function coverage(corpus: Corpus, asked: readonly QueryConcept[]): ReadonlyMap<number, number> {
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  const covered = new Map<number, number>();
  for (const { known, weight } of asked) {
    for (const [entry, share] of corpus.covering.get(known ?? '') ?? []) {
      covered.set(entry, (covered.get(entry) ?? 0) + (share * weight) / total);
    }
  }
  return covered;
}

function isSure(best: number, second: number): boolean {
  const lead = best - second;
  if (best < thresholds.answer || lead < thresholds.lead) return false;
  return best + thresholds.leadShare * lead >= thresholds.sure;
}

function decide(ranked: readonly FaqMatch[]): FaqResult {
  const [best, second] = ranked;
  if (best === undefined || best.score < thresholds.choice) return { outcome: 'unknown', entries: [] };
  const near = ranked
    .filter((match) => match.score >= Math.max(thresholds.choice * 0.8, best.score - thresholds.choiceLag))
    .slice(0, mostChoices);
  return { outcome: isSure(best.score, second?.score ?? 0) ? 'answer' : 'choices', entries: near };
}

function centreCosine(
  centre: ReadonlyMap<string, number> | undefined,
  { asked, length }: { readonly asked: readonly QueryConcept[]; readonly length: number },
): number {
  let product = 0;
  for (const { known, weight } of asked) product += weight * (centre?.get(known ?? '') ?? 0);
  return product / length;
}
