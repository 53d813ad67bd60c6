import type { Fact } from '../read/fact.ts';

/** What a span begins and ends with. */
export interface Span {
  readonly start: readonly Fact[];
  readonly end: readonly Fact[];
}

/** Whether a fact says nothing about when. */
export function isSilent(fact: Fact): boolean {
  return fact.kind === 'filler' || fact.kind === 'opener';
}

type Category = 'weekday' | 'date' | 'relative' | 'time' | 'number' | 'other';

const categories: Partial<Record<Fact['kind'], Category>> = {
  weekday: 'weekday',
  week: 'weekday',
  this: 'weekday',
  next: 'weekday',
  date: 'date',
  month: 'date',
  months: 'date',
  year: 'date',
  years: 'date',
  relative: 'relative',
  offset: 'relative',
  time: 'time',
  part: 'time',
  zone: 'time',
  number: 'number',
};

function categoryOf(fact: Fact): Category | undefined {
  if (isSilent(fact) || (fact.kind === 'choice' && fact.soft)) return undefined;
  return categories[fact.kind] ?? 'other';
}

/** Whether a fact helps to say which day. */
export function ofDay(fact: Fact): boolean {
  return ['weekday', 'date', 'relative'].includes(categoryOf(fact) ?? '');
}

/** What a row of facts is as one end of a span: `Rabu` and `9` may be ends of different spans, `Rabu 9 Desember` is one. */
function kindOf(facts: readonly Fact[]): Category | undefined {
  const said = new Set(facts.flatMap((fact) => categoryOf(fact) ?? []));
  if (said.has('other')) return undefined;
  const [only] = said;
  if (said.size === 1) return only;
  if (said.has('time')) return said.size === 2 && said.has('number') ? 'time' : undefined;
  return said.has('date') || said.has('number') ? 'date' : undefined;
}

/** The kind of a span with these ends, or nothing when they do not belong together. */
function spanKind(start: readonly Fact[], end: readonly Fact[]): Category | undefined {
  const [left, right] = [kindOf(start), kindOf(end)];
  if (left === right) return left === 'number' ? undefined : left;
  const [known, bare] = left === 'number' ? [right, left] : [left, right];
  return bare === 'number' && (known === 'date' || known === 'time') ? known : undefined;
}

/**
 * Spans that stand side by side (`Senin s.d. Rabu, 7 s.d. 9 Desember pukul 08.00 s.d. 16.00`) from the pieces between
 * their `s.d.`: the end of one span and the start of the next share a piece. Nothing when there is no way to cut them so
 * that each is of another kind, or more than one.
 */
export function separateSpans(pieces: readonly (readonly Fact[])[]): readonly Span[] | undefined {
  const ways = waysToCut(pieces, new Set());
  return ways.length === 1 ? ways[0] : undefined;
}

function waysToCut(
  pieces: readonly (readonly Fact[])[],
  taken: ReadonlySet<Category>,
): readonly (readonly Span[])[] {
  const [start = [], next = [], ...rest] = pieces;
  if (rest.length === 0) {
    const kind = spanKind(start, next);
    return kind === undefined || taken.has(kind) ? [] : [[{ start, end: next }]];
  }
  return cuts(next).flatMap((at) => {
    const end = next.slice(0, at);
    const kind = spanKind(start, end);
    if (kind === undefined || taken.has(kind)) return [];
    const others = waysToCut([next.slice(at), ...rest], new Set([...taken, kind]));
    return others.map((spans) => [{ start, end }, ...spans]);
  });
}

/** Places where a row may be cut: before each fact that says something, but the first. */
function cuts(facts: readonly Fact[]): readonly number[] {
  const telling = facts.flatMap((fact, at) => (categoryOf(fact) === undefined ? [] : [at]));
  return telling.slice(1);
}
