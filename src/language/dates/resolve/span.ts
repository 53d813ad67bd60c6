import type { Fact } from '../read/fact.ts';
import { factsOf, firstOf, namesDay, says } from './facts-of.ts';
import { ask, found, type Outcome } from './outcome.ts';

/** What was said of a start and of an end, when it was a span. */
export interface Sides {
  readonly start: readonly Fact[];
  readonly end: readonly Fact[] | undefined;
}

function isSilent(fact: Fact): boolean {
  return fact.kind === 'filler' || fact.kind === 'opener';
}

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
  if (leftTime && !leftDay && rightDay && !rightTime) return true;
  const onlyWeekday = !leftTime && says(left, 'weekday') && !says(left, 'date', 'relative', 'offset');
  return onlyWeekday && says(right, 'date') && !says(right, 'weekday');
}

/** Splits facts at `s.d.`, `sampai` or a dash. An end such as `selesai` leaves only the start. */
export function splitSides(facts: readonly Fact[]): Outcome<Sides> {
  const parts = joinSeparated(pieces(withoutOpenEnd(facts)));
  const [start = [], middle, end] = parts.map((piece) => piece.facts);
  if (parts.length > 3) return ask('pilihan');
  if (middle === undefined) return found({ start, end: undefined });
  if (isEmpty(start) || isEmpty(middle) || (end !== undefined && isEmpty(end))) return ask('kurang_lengkap');
  if (end === undefined) return found(shareBareNumbers(start, middle));
  return joinDaysAndTimes(start, { middle, end });
}

/** `5 s.d. 7 Januari pukul 08.00 s.d. 16.00`: days first, then times. */
function joinDaysAndTimes(
  start: readonly Fact[],
  { middle, end }: { readonly middle: readonly Fact[]; readonly end: readonly Fact[] },
): Outcome<Sides> {
  const daysThenTimes = !says(start, 'time') && namesDay(middle) && says(middle, 'time') && !namesDay(end);
  if (!daysThenTimes || !says(end, 'time', 'number')) return ask('pilihan');
  const isTime = (fact: Fact): boolean => ['time', 'part', 'zone'].includes(fact.kind);
  const days = shareBareNumbers(
    start,
    middle.filter((fact) => !isTime(fact)),
  );
  const times = shareBareNumbers(middle.filter(isTime), end);
  return found({ start: [...days.start, ...times.start], end: [...(days.end ?? []), ...(times.end ?? [])] });
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
function shareBareNumbers(start: readonly Fact[], end: readonly Fact[]): Sides {
  const startHasTime = says(start, 'time');
  return {
    start: start.map((fact) =>
      nameNumber(fact, says(end, 'date') ? 'date' : says(end, 'time') ? 'time' : undefined),
    ),
    end: end.map((fact) =>
      nameNumber(fact, startHasTime ? 'time' : says(start, 'date') ? 'date' : undefined),
    ),
  };
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
  const bareWeekday = own === undefined && says(facts, 'weekday') && !says(facts, 'week', 'next', 'relative');
  if (bareDay || bareWeekday) {
    return [...facts, ...factsOf(other, 'week'), ...factsOf(other, 'months'), ...factsOf(other, 'month')];
  }
  return facts;
}
