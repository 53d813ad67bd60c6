/**
 * Edits between two words (insert, delete, replace, swap of neighbours: optimal string alignment),
 * counted up to `limit`; anything further away is `limit + 1`, which keeps the look-up of typos cheap.
 */
export function editDistance(
  left: string,
  { right, limit }: { readonly right: string; readonly limit: number },
): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      current.push(cheapest(left, { right, row, column, last, beforeLast, current }));
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[right.length] ?? limit + 1, limit + 1);
}

function cheapest(
  left: string,
  {
    right,
    row,
    column,
    last,
    beforeLast,
    current,
  }: {
    readonly right: string;
    readonly row: number;
    readonly column: number;
    readonly last: readonly number[];
    readonly beforeLast: readonly number[];
    readonly current: readonly number[];
  },
): number {
  const far = left.length + right.length;
  const same = left[row - 1] === right[column - 1];
  let best = Math.min(
    (last[column] ?? far) + 1,
    (current[column - 1] ?? far) + 1,
    (last[column - 1] ?? far) + (same ? 0 : 1),
  );
  const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
  if (row > 1 && column > 1 && swapped) best = Math.min(best, (beforeLast[column - 2] ?? far) + 1);
  return best;
}

/**
 * The words of `vocabulary` that `word` is most likely a typo of, all equally near; empty when none is near.
 * Short words are left alone: one edit is allowed for five or six letters, two from seven on with the same first letter.
 */
export function closestWords(word: string, vocabulary: Iterable<string>): readonly string[] {
  let best: string[] = [];
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of vocabulary) {
    const limit = editsAllowed(candidate, word);
    if (limit === 0) continue;
    const distance = editDistance(word, { right: candidate, limit });
    if (distance > limit || distance > bestDistance) continue;
    if (distance < bestDistance) best = [];
    best.push(candidate);
    bestDistance = distance;
  }
  return best;
}

function editsAllowed(candidate: string, word: string): number {
  if (candidate.length >= 7 && candidate[0] === word[0]) return 2;
  return candidate.length >= 5 ? 1 : 0;
}
