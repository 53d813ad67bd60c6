import type { Fact } from '../read/fact.ts';
import { factsOf, firstOf, namesDay, says } from './facts-of.ts';
import { ask, found, type Outcome } from './outcome.ts';
import { isSilent, ofDay, type Span, separateSpans } from './spans-side-by-side.ts';

/** What was said of a start and of an end, when it was a span. */
export interface Sides {
  readonly start: readonly Fact[];
  readonly end: readonly Fact[] | undefined;
}

/** Weekdays, dates and times may each be a span: that makes four pieces. */
const MOST_PIECES = 4;

function isEmpty(facts: readonly Fact[]): boolean {
  return facts.every(isSilent);
}

interface Piece {
  readonly facts: readonly Fact[];
  /** Whether a dash, which may also only separate, stands before this piece. */
  readonly soft: boolean;
}

function pieces(facts: readonly Fact[]): readonly Piece[] {
  const result: { facts: Fact[]; soft: boolean }[] = [{ facts: [], soft: true }];
  for (const fact of facts) {
    if (fact.kind === 'span') result.push({ facts: [], soft: fact.soft });
    else result.at(-1)?.facts.push(fact);
  }
  return result;
}

/** Joins what a dash only separates: `Jumat - 4 Desember 2026 - 09.00 WIB` is one moment. */
function joinSeparated(parts: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of parts) {
    const before = result.at(-1);
    if (before === undefined || !(piece.soft && onlySeparates(before.facts, piece.facts))) result.push(piece);
    else result[result.length - 1] = { facts: [...before.facts, ...piece.facts], soft: before.soft };
  }
  return result;
}

function onlySeparates(left: readonly Fact[], right: readonly Fact[]): boolean {
  if (isEmpty(left) || isEmpty(right)) return true;
  const leftTime = says(left, 'time', 'part');
  const rightTime = says(right, 'time', 'part');
  const leftDay = namesDay(left);
  const rightDay = namesDay(right);
  if (leftDay && !leftTime && rightTime && !rightDay && !says(left, 'number')) return true;
  if (leftTime && !leftDay && rightDay && !rightTime && !says(left, 'number')) return true;
  const onlyWeekday =
    !leftTime && says(left, 'weekday') && !says(left, 'date', 'relative', 'offset', 'number');
  return onlyWeekday && says(right, 'date') && !says(right, 'weekday');
}

/** Splits facts at `s.d.`, `sampai` or a dash. An end such as `selesai` leaves only the start. */
export function splitSides(facts: readonly Fact[]): Outcome<Sides> {
  const parts = joinSeparated(pieces(withoutOpenEnd(facts))).map((piece) => piece.facts);
  const [start = [], end] = parts;
  if (end === undefined) return found({ start, end: undefined });
  if (parts.some(isEmpty)) return ask(parts.length > MOST_PIECES ? 'pilihan' : 'kurang_lengkap');
  if (parts.length === 2) return found(shareDayAfterTimes(shareBareNumbers(start, end)));
  const spans = parts.length > MOST_PIECES ? undefined : separateSpans(parts);
  if (spans === undefined) return ask('pilihan');
  const shared = spans.map((span) => shareBareNumbers(span.start, span.end));
  return found({
    start: shared.flatMap((span) => span.start),
    end: shared.flatMap((span) => span.end),
  });
}

/** `13.30-15.00 WITA, Selasa 8 Desember`: a day said after both times is the day of both. */
function shareDayAfterTimes(sides: Span): Span {
  const { start, end } = sides;
  const firstTime = end.findIndex((fact) => fact.kind === 'time');
  const firstDay = end.findIndex((fact) => namesDay([fact]));
  const isAfterBoth = says(start, 'time') && !namesDay(start) && firstTime >= 0 && firstDay > firstTime;
  return isAfterBoth ? { start: [...start, ...end.filter((fact) => ofDay(fact))], end } : sides;
}

/** `selesai` after `s.d.` or a dash says that the end is open. */
function withoutOpenEnd(facts: readonly Fact[]): readonly Fact[] {
  const said = facts.filter((fact) => !isSilent(fact) || fact.kind === 'opener');
  const index = said.findIndex((fact) => fact.kind === 'open-end');
  if (index < 0) return facts;
  const drop = said[index - 1]?.kind === 'span' ? 2 : 1;
  return [...said.slice(0, index + 1 - drop), ...said.slice(index + 1)];
}

/** Gives a bare number on one side the meaning that the other side has: `jam 9-11`, `4-5 Desember`. */
function shareBareNumbers(start: readonly Fact[], end: readonly Fact[]): Span {
  const startMeaning = says(end, 'date') ? 'date' : says(end, 'time') ? 'time' : undefined;
  const endMeaning = says(start, 'time') ? 'time' : says(start, 'date') ? 'date' : undefined;
  return { start: nameNumbers(start, startMeaning), end: nameNumbers(end, endMeaning) };
}

/** Two numbers on one side stay without a meaning. */
function nameNumbers(facts: readonly Fact[], meaning: 'date' | 'time' | undefined): readonly Fact[] {
  const isOnlyOne = factsOf(facts, 'number').length === 1;
  return isOnlyOne ? facts.map((fact) => nameNumber(fact, meaning)) : facts;
}

function nameNumber(fact: Fact, meaning: 'date' | 'time' | undefined): Fact {
  if (fact.kind !== 'number' || fact.digits > 2 || meaning === undefined) return fact;
  if (meaning === 'date') return { kind: 'date', day: fact.value };
  return { kind: 'time', minutes: fact.value * 60, exact: fact.value > 12 };
}

/** Months, years and weeks that only one side names belong to both: `5 s.d. 7 Januari 2027`, `Senin-Selasa pekan depan`. */
export function shareCalendar(sides: { start: readonly Fact[]; end: readonly Fact[] }): {
  readonly start: readonly Fact[];
  readonly end: readonly Fact[];
} {
  const start = inherit(sides.start, sides.end);
  // `Senin-Selasa depan` means both; `Senin depan s.d. Rabu` only says where the span begins.
  const next = start !== sides.start && says(start, 'weekday') ? factsOf(sides.end, 'next') : [];
  return { start: [...start, ...next], end: inherit(sides.end, sides.start) };
}

function inherit(facts: readonly Fact[], other: readonly Fact[]): readonly Fact[] {
  const own = firstOf(facts, 'date');
  const theirs = firstOf(other, 'date');
  const bareDay = own !== undefined && own.month === undefined && !says(facts, 'month', 'months');
  if (bareDay && theirs?.month !== undefined) {
    const { month, year } = theirs;
    return facts.map((fact) => (fact === own ? { ...own, month, ...(year && { year }) } : fact));
  }
  const bareWeekday =
    own === undefined && says(facts, 'weekday') && !says(facts, 'week', 'this', 'next', 'relative');
  if (bareDay || bareWeekday) {
    return [...facts, ...factsOf(other, 'week'), ...factsOf(other, 'months'), ...factsOf(other, 'month')];
  }
  return facts;
}
