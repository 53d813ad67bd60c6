import { conceptReader } from '../text/concepts.ts';
import { commonWords } from './common-words.ts';
import { weights } from './weights.ts';

/** A question that the forum can answer, with other wordings of it. */
export interface FaqEntry {
  readonly id: string;
  readonly category: string;
  readonly question: string;
  readonly answer: string;
  readonly wordings?: readonly string[];
}

/** One way to ask an entry's question; `length` is that of its vector. */
export interface Wording {
  readonly entry: number;
  readonly length: number;
}

/** Everything that a query is compared with. */
export interface Corpus {
  readonly ids: readonly string[];
  readonly wordings: readonly Wording[];
  /** Wordings that contain a concept. */
  readonly postings: ReadonlyMap<string, readonly number[]>;
  /** Entries whose wordings, or at least whose answer, contain a concept, and how far that covers it, 0 to 1. */
  readonly covering: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** How much a concept tells entries apart: the fewer use it, the more. */
  readonly rarity: ReadonlyMap<string, number>;
  readonly rarest: number;
  /** Per entry, what its wordings speak of on the whole, as a vector of length 1. */
  readonly centres: readonly ReadonlyMap<string, number>[];
}

interface Prepared {
  readonly entry: number;
  readonly concepts: ReadonlySet<string>;
}

/** Prepares entries for comparing. */
export function buildCorpus(entries: readonly FaqEntry[]): Corpus {
  const concepts = conceptReader();
  const prepared = entries.flatMap((entry, index) =>
    [entry.question, ...(entry.wordings ?? [])].map(
      (text): Prepared => ({ entry: index, concepts: new Set(concepts(text)) }),
    ),
  );
  const covering = coveringEntries(
    entries.map((entry) => concepts(entry.answer)),
    prepared,
  );
  const rarity = rarities(entries.length, prepared);
  return {
    ids: entries.map((entry) => entry.id),
    wordings: prepared.map((wording) => ({
      entry: wording.entry,
      length: lengthOf(wording.concepts, rarity),
    })),
    postings: postingsOf(prepared),
    covering,
    rarity,
    rarest: Math.log(1 + entries.length),
    centres: centresOf(entries.length, { prepared, rarity }),
  };
}

function postingsOf(prepared: readonly Prepared[]): ReadonlyMap<string, readonly number[]> {
  const postings = new Map<string, number[]>();
  prepared.forEach((wording, index) => {
    for (const concept of wording.concepts) {
      const list = postings.get(concept);
      if (list === undefined) postings.set(concept, [index]);
      else list.push(index);
    }
  });
  return postings;
}

function coveringEntries(
  answers: readonly (readonly string[])[],
  prepared: readonly Prepared[],
): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const covering = new Map<string, Map<number, number>>();
  const cover = (
    concept: string,
    { entry, share }: { readonly entry: number; readonly share: number },
  ): void => {
    const known = covering.get(concept) ?? new Map<number, number>();
    known.set(entry, Math.max(share, known.get(entry) ?? 0));
    covering.set(concept, known);
  };
  for (const { entry, concepts: said } of prepared)
    for (const concept of said) cover(concept, { entry, share: 1 });
  answers.forEach((answer, index) => {
    for (const concept of answer) cover(concept, { entry: index, share: weights.answerOnly });
  });
  return covering;
}

/** Counted in entries, not in wordings: an entry with many wordings does not make its own words common. */
function rarities(count: number, prepared: readonly Prepared[]): ReadonlyMap<string, number> {
  const users = new Map<string, Set<number>>();
  for (const { entry, concepts: said } of prepared) {
    for (const concept of said) users.set(concept, (users.get(concept) ?? new Set()).add(entry));
  }
  return new Map(
    [...users].map(([concept, list]) => {
      const share = commonWords.has(concept) ? weights.commonWord : 1;
      return [concept, share * Math.log(1 + count / list.size)];
    }),
  );
}

function lengthOf(said: ReadonlySet<string>, rarity: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const concept of said) sum += (rarity.get(concept) ?? 0) ** 2;
  return Math.sqrt(sum);
}

function centresOf(
  count: number,
  {
    prepared,
    rarity,
  }: { readonly prepared: readonly Prepared[]; readonly rarity: ReadonlyMap<string, number> },
): readonly ReadonlyMap<string, number>[] {
  const sums = Array.from({ length: count }, () => new Map<string, number>());
  for (const { entry, concepts: said } of prepared) {
    const length = lengthOf(said, rarity);
    const sum = sums[entry];
    if (length === 0 || sum === undefined) continue;
    for (const concept of said)
      sum.set(concept, (sum.get(concept) ?? 0) + (rarity.get(concept) ?? 0) / length);
  }
  return sums.map((sum) => {
    const length = Math.sqrt([...sum.values()].reduce((total, value) => total + value ** 2, 0));
    return new Map([...sum].map(([concept, value]) => [concept, value / length]));
  });
}
