import { Temporal } from 'temporal-polyfill';
import { done, type Result, refused } from '../../../lib/result.ts';
import { MONTH_NAMES, readMonth, toDay } from '../days.rules.ts';

/** Days on which an institution cannot be host, ISO dates, both included. */
export interface AbsenceWindow {
  readonly from: string;
  readonly until: string;
}

/** Whether a date lies in a window. */
export function isAbsentOn({ from, until }: AbsenceWindow, date: string): boolean {
  return from <= date && date <= until;
}

/** A window as it was typed, with the words behind it. */
export interface TypedAbsence extends AbsenceWindow {
  readonly reason: string;
}

/** Why words name no window. */
export type AbsenceProblem = 'unclearAbsence' | 'absenceEndsFirst' | 'absenceOver';

/** A side of a window: a day, or a whole month, perhaps without its year. */
interface Side {
  readonly day: number | undefined;
  readonly month: number;
  readonly year: number | undefined;
}

const MONTH = '\\p{L}{3,9}';
const SIDE = `(?:(\\d{1,2})\\s+)?(${MONTH})(?:\\s+(\\d{4}))?`;
const BETWEEN = '\\s*(?:-|–|—|s\\.?\\s*/?\\s*d\\.?|sampai(?:\\s+dengan)?|hingga|until|to)\\s*';
const ONE = new RegExp(`^${SIDE}(?=\\s|[,.:;]|$)`, 'iu');
const TWO = new RegExp(`^${SIDE}${BETWEEN}${SIDE}(?=\\s|[,.:;]|$)`, 'iu');
/** `12-20 Maret 2027`: the month stands once. */
const DAYS = new RegExp(
  `^(\\d{1,2})${BETWEEN}(\\d{1,2})\\s+(${MONTH})(?:\\s+(\\d{4}))?(?=\\s|[,.:;]|$)`,
  'iu',
);

/** A further month (`Maret dan April`): more than one window can say. */
const ANOTHER = new RegExp(
  `^\\s*(?:,|&|/|dan|serta|atau|and|or)\\s*(?:\\d{1,2}\\s+)?(?:${MONTH_NAMES.join('|')})(?![\\p{L}])`,
  'iu',
);

/**
 * Reads when an institution cannot be host, and why: `Maret-Mei 2027 pindah gedung`, `12 Maret s.d. 5 April 2027`,
 * `Desember 2026-Februari 2027`. A year that is left out is the next in which the window has not passed.
 * @param today ISO date
 */
export function readAbsence(words: string, today: string): Result<TypedAbsence, AbsenceProblem> {
  const text = words.trim().replace(/^(?:(?:pada|selama|bulan|in|during)\s+)+/i, '');
  const read = readSides(text);
  if (read === undefined) return refused('unclearAbsence');
  const window = toWindow(read, today);
  if (window === undefined) return refused('unclearAbsence');
  if (window.until < window.from) return refused('absenceEndsFirst');
  if (window.until < today) return refused('absenceOver');
  const rest = text.slice(read.length);
  if (ANOTHER.test(rest)) return refused('unclearAbsence');
  const reason = rest.replace(/^[\s,.:;]+/, '');
  return done({ ...window, reason });
}

interface Sides {
  readonly from: Side;
  readonly until: Side;
  /** So many characters were read. */
  readonly length: number;
}

function readSides(text: string): Sides | undefined {
  const days = DAYS.exec(text);
  if (days !== null) {
    const [whole, first, last, month, year] = days;
    const [from, until] = [sideOf([first, month, year]), sideOf([last, month, year])];
    return from && until && { from, until, length: whole.length };
  }
  const two = TWO.exec(text);
  if (two !== null) {
    const [whole, ...parts] = two;
    const [from, until] = [sideOf(parts.slice(0, 3)), sideOf(parts.slice(3, 6))];
    if (from !== undefined && until !== undefined) return { from, until, length: whole.length };
  }
  const [whole = '', ...parts] = ONE.exec(text) ?? [];
  const side = sideOf(parts);
  return side && { from: side, until: side, length: whole.length };
}

function sideOf([day, month = '', year]: readonly (string | undefined)[]): Side | undefined {
  const number = readMonth(month);
  if (number === undefined) return undefined;
  return {
    day: day === undefined ? undefined : Number(day),
    month: number,
    year: year === undefined ? undefined : Number(year),
  };
}

/** The days of two sides; undefined where there is no such day. */
function toWindow({ from, until }: Sides, today: string): AbsenceWindow | undefined {
  const wraps = until.month < from.month;
  const thisYear = Temporal.PlainDate.from(today).year;
  const lastYear = until.year ?? (from.year === undefined ? undefined : from.year + (wraps ? 1 : 0));
  const at = (year: number): AbsenceWindow | undefined => {
    const first = firstDay({ ...from, year: from.year ?? year - (wraps ? 1 : 0) });
    const last = lastDay({ ...until, year });
    return first === undefined || last === undefined ? undefined : { from: first, until: last };
  };
  if (lastYear !== undefined) return at(lastYear);
  const soon = at(thisYear);
  return soon !== undefined && soon.until >= today ? soon : at(thisYear + 1);
}

function firstDay({ day, month, year }: Side & { readonly year: number }): string | undefined {
  return toDay({ year, month, day: day ?? 1 })?.toString();
}

function lastDay({ day, month, year }: Side & { readonly year: number }): string | undefined {
  const date = toDay({ year, month, day: day ?? 1 });
  return (day === undefined ? date?.with({ day: date.daysInMonth }) : date)?.toString();
}
