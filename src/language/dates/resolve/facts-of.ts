import type { Fact } from '../read/fact.ts';

type OfKind<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

/** All facts of one kind, in the order they were said. */
export function factsOf<Kind extends Fact['kind']>(
  facts: readonly Fact[],
  kind: Kind,
): readonly OfKind<Kind>[] {
  return facts.filter((fact): fact is OfKind<Kind> => fact.kind === kind);
}

/** The first fact of one kind. */
export function firstOf<Kind extends Fact['kind']>(
  facts: readonly Fact[],
  kind: Kind,
): OfKind<Kind> | undefined {
  return factsOf(facts, kind)[0];
}

/** Whether a fact of any of these kinds was said. */
export function says(facts: readonly Fact[], ...kinds: readonly Fact['kind'][]): boolean {
  return facts.some((fact) => kinds.includes(fact.kind));
}

/** Whether a day is named in any way. */
export function namesDay(facts: readonly Fact[]): boolean {
  return says(
    facts,
    'date',
    'relative',
    'offset',
    'weekday',
    'week',
    'month',
    'months',
    'year',
    'years',
    'ordinal',
  );
}
