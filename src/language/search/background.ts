import { words } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';

/** How much more each root of a word speaks of what leads up to a question, or follows it, than of what is asked. */
export type BackgroundWords = ReadonlyMap<string, number>;

/** A word counts no more than this, for one word is not enough to tell. */
const MOST = 3;
/** As if each word had been seen so often in both. */
const SMOOTHING = 0.5;

/** Learns from what people write around questions, and from questions. */
export function learnBackground({
  around,
  asked,
}: {
  readonly around: readonly string[];
  readonly asked: readonly string[];
}): BackgroundWords {
  const left = countRoots(around);
  const right = countRoots(asked);
  const roots = new Set([...left.counts.keys(), ...right.counts.keys()]);
  const shares = new Map<string, number>();
  for (const root of roots) {
    const inLeft = ((left.counts.get(root) ?? 0) + SMOOTHING) / (left.total + SMOOTHING * roots.size);
    const inRight = ((right.counts.get(root) ?? 0) + SMOOTHING) / (right.total + SMOOTHING * roots.size);
    shares.set(root, Math.max(-MOST, Math.min(MOST, Math.log(inLeft / inRight))));
  }
  return shares;
}

function countRoots(texts: readonly string[]): {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
} {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts)
    for (const word of words(text)) {
      const root = stem(word);
      counts.set(root, (counts.get(root) ?? 0) + 1);
      total += 1;
    }
  return { counts, total };
}

/** How much more a clause leads up to a question, or follows it, than it asks; above 0 it rather does. */
export function asideness(said: readonly string[], shares: BackgroundWords): number {
  return said.reduce((sum, word) => sum + (shares.get(stem(word)) ?? 0), 0);
}
