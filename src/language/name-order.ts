const BY_NAME = new Intl.Collator('id', { numeric: true });

/** Puts things into the order of the names they are shown by, as an Indonesian reader looks for them: without regard to case. */
export function inNameOrder<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
): readonly Thing[] {
  return things.toSorted((left, right) => BY_NAME.compare(nameOf(left), nameOf(right)));
}
