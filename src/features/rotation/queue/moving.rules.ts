/**
 * The order of a queue after one entry moved to a place.
 * @param ids the queue, first to last
 * @param to 1 is the front; a place behind the end is the end
 */
export function moveTo(
  ids: readonly number[],
  { id, to }: { readonly id: number; readonly to: number },
): readonly number[] {
  const others = ids.filter((one) => one !== id);
  const index = Math.min(Math.max(to, 1), others.length + 1) - 1;
  return [...others.slice(0, index), id, ...others.slice(index)];
}

/** The order after two entries changed places. */
export function swap(ids: readonly number[], [left, right]: readonly [number, number]): readonly number[] {
  return ids.map((id) => (id === left ? right : id === right ? left : id));
}
