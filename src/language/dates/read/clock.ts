import {
  isGlued,
  markAt,
  monthAt,
  numberAt,
  phraseAt,
  type Reading,
  reading,
  romanAt,
  wordAt,
} from './cursor.ts';
import type { Fact } from './fact.ts';
import type { Token } from './tokens.ts';

const markers: ReadonlySet<string> = new Set([
  'jam',
  'jm',
  'pukul',
  'pkl',
  'pk',
  'pkul',
  'tabuh',
  'at',
  'wayah',
]);
const halves: ReadonlySet<string> = new Set(['setengah', 'stengah', 'stgh', 'satengah']);
const afterWords: ReadonlySet<string> = new Set(['lewat', 'lwt', 'lebih', 'lbh', 'langkung', 'liwat']);
const beforeWords: ReadonlySet<string> = new Set(['kurang', 'krg', 'kirang']);
const quarters: ReadonlySet<string> = new Set(['seperempat', 'seprempat', 'quarter', 'prapat']);

/** A clock time in tokens; `minutes` from midnight as said, not yet placed before or after noon. */
interface Clock {
  readonly minutes: number;
  readonly exact: boolean;
  readonly length: number;
}

function minutePart(tokens: readonly Token[], at: number): string | undefined {
  const minute = numberAt(tokens, at + 1);
  if (minute?.text.length !== 2 || !isGlued(tokens, at) || !isGlued(tokens, at + 1)) return undefined;
  return ['.', ':', ','].includes(markAt(tokens, at)) ? minute.text : undefined;
}

/** `09 . 00`, `09 :30`: minutes that stand apart from their hour, unless their number begins or ends a date or counts something. */
function looseMinutePart(tokens: readonly Token[], at: number): string | undefined {
  const minute = numberAt(tokens, at + 1);
  if (minute?.text.length !== 2 || minute.value > 59 || !['.', ':'].includes(markAt(tokens, at)))
    return undefined;
  const next = phraseAt(tokens, at + 2)?.fact;
  const counts = next?.kind === 'unit' || next?.kind === 'month' || next?.kind === 'other-calendar';
  const goesOn =
    ['/', '.', ':', '-'].includes(markAt(tokens, at + 2)) && numberAt(tokens, at + 3)?.text.length === 4;
  const isDate = markAt(tokens, at + 2) === '/' || romanAt(tokens, at + 2) !== undefined;
  return counts || goesOn || isDate ? undefined : minute.text;
}

/** `sembilan tiga puluh`: the minutes as a number of their own, unless that number begins a date. */
function spokenMinutes(tokens: readonly Token[], at: number): number | undefined {
  const minute = numberAt(tokens, at);
  if (minute?.text.length !== 2 || minute.value > 59) return undefined;
  const datelike = monthAt(tokens, at + 1) !== undefined || ['/', '-', '.'].includes(markAt(tokens, at + 1));
  return datelike || phraseAt(tokens, at + 1)?.fact.kind === 'unit' ? undefined : minute.value;
}

/** The hour and minutes at `at`: `9`, `09.30`, `09 . 30`, `0930`, `sembilan tiga puluh`. */
function readDigits(tokens: readonly Token[], at: number): Clock | undefined {
  const hour = numberAt(tokens, at);
  if (hour === undefined || hour.text.length === 3 || hour.text.length > 4) return undefined;
  if (hour.text.length === 4) {
    return { minutes: clockMinutes(Math.floor(hour.value / 100), hour.value % 100), exact: true, length: 1 };
  }
  const written = minutePart(tokens, at + 1) ?? looseMinutePart(tokens, at + 1);
  const spoken = written === undefined ? spokenMinutes(tokens, at + 1) : undefined;
  const minute = written === undefined ? (spoken ?? 0) : Number(written);
  const exact =
    hour.value > 12 || hour.text.startsWith('0') || (written !== undefined && hour.text.length === 2);
  const seconds = written !== undefined && minutePart(tokens, at + 3) !== undefined ? 2 : 0;
  const length = written === undefined ? (spoken === undefined ? 1 : 2) : 3 + seconds;
  return { minutes: clockMinutes(hour.value, minute), exact, length };
}

function clockMinutes(hour: number, minute: number): number {
  return hour > 24 || minute > 59 || (hour === 24 && minute > 0) ? Number.NaN : hour * 60 + minute;
}

/** `lewat 15`, `kurang seperempat`: minutes to add, and how many tokens that takes. */
function readShift(tokens: readonly Token[], at: number): { minutes: number; length: number } | undefined {
  const word = wordAt(tokens, at);
  const sign = afterWords.has(word) ? 1 : beforeWords.has(word) ? -1 : 0;
  if (sign === 0) return undefined;
  if (quarters.has(wordAt(tokens, at + 1))) return { minutes: sign * 15, length: 2 };
  if (halves.has(wordAt(tokens, at + 1))) return { minutes: sign * 30, length: 2 };
  const number = numberAt(tokens, at + 1);
  if (number === undefined || number.value > 59 || monthAt(tokens, at + 2) !== undefined) return undefined;
  const unit = phraseAt(tokens, at + 2)?.fact;
  const counted = unit?.kind === 'unit' && unit.unit === 'minute';
  return { minutes: sign * number.value, length: counted ? 3 : 2 };
}

/** `setengah sepuluh` (09.30), `half past nine`, `quarter to ten`. */
function readHalf(tokens: readonly Token[], at: number): Clock | undefined {
  const word = wordAt(tokens, at);
  const link = wordAt(tokens, at + 1);
  const english = ['past', 'to'].includes(link);
  const hour = numberAt(tokens, at + (english ? 2 : 1));
  if (hour === undefined || hour.value < 1 || hour.value > 12) return undefined;
  if (halves.has(word) && !english && !isHourUnit(tokens, at + 2)) {
    return { minutes: ((hour.value + 11) % 12) * 60 + 30, exact: false, length: 2 };
  }
  const shift = word === 'half' ? 30 : word === 'quarter' ? 15 : 0;
  if (shift === 0 || !english) return undefined;
  const sign = link === 'past' ? 1 : -1;
  return { minutes: ((hour.value % 12) * 60 + sign * shift + 720) % 720, exact: false, length: 3 };
}

function isHourUnit(tokens: readonly Token[], at: number): boolean {
  const fact = phraseAt(tokens, at)?.fact;
  return fact?.kind === 'unit';
}

function readTime(tokens: readonly Token[], at: number): Clock | undefined {
  const half = readHalf(tokens, at);
  if (half !== undefined) return half;
  const digits = readDigits(tokens, at);
  if (digits === undefined) return undefined;
  const shift = readShift(tokens, at + digits.length);
  const oclock = wordAt(tokens, at + digits.length) === 'oclock' ? 1 : 0;
  if (shift === undefined) return { ...digits, length: digits.length + oclock };
  return {
    minutes: digits.minutes + shift.minutes,
    exact: digits.exact,
    length: digits.length + shift.length,
  };
}

function toReading(clock: Clock, extra: number): Reading {
  if (Number.isNaN(clock.minutes) || clock.minutes < 0) {
    return reading({ kind: 'ask', reason: 'tidak_sah' }, clock.length + extra);
  }
  return reading({ kind: 'time', minutes: clock.minutes, exact: clock.exact }, clock.length + extra);
}

/** Marks between `Pukul` and its time: of labels and brackets. */
const betweenMarks: ReadonlySet<string> = new Set(['.', ':', '=', '(', ')', '[', ']', '|']);

/** What stands between `jam` and its time: marks, the word once more (`Waktu/Jam: pukul`), a zone in brackets. */
function readBetween(
  tokens: readonly Token[],
  at: number,
): { readonly length: number; readonly zone: readonly Fact[] } {
  let next = at;
  let zone: readonly Fact[] = [];
  for (;;) {
    const named = markAt(tokens, next - 1) === '(' ? phraseAt(tokens, next) : undefined;
    if (named?.fact.kind === 'zone' && named.fact.sure && markAt(tokens, next + named.length) === ')') {
      zone = [named.fact];
      next += named.length;
    } else if (betweenMarks.has(markAt(tokens, next)) || markers.has(wordAt(tokens, next))) next += 1;
    else return { length: next - at, zone };
  }
}

/** A time after `jam`, `pukul` and the like. */
export function readMarkedClock(tokens: readonly Token[], at: number): Reading | undefined {
  const marked = markers.has(wordAt(tokens, at)) || markAt(tokens, at) === '@';
  if (!marked) return undefined;
  const { length, zone } = readBetween(tokens, at + 1);
  const skip = length + 1;
  const clock = readTime(tokens, at + skip);
  if (
    clock === undefined ||
    (skip === 1 && wordAt(tokens, at) === 'at' && monthAt(tokens, at + 2) !== undefined)
  ) {
    return undefined;
  }
  const { facts, length: used } = toReading(clock, skip);
  return { facts: [...facts, ...zone], length: used };
}

/** A time that its own shape shows: `09.30`, `9 pagi`, `9 WIB`, `setengah sepuluh`, `10 lewat 15`. */
export function readBareClock(tokens: readonly Token[], at: number): Reading | undefined {
  if (numberAt(tokens, at) === undefined) {
    const half = readHalf(tokens, at);
    return half === undefined ? undefined : toReading(half, 0);
  }
  if (!startsClock(tokens, at)) return undefined;
  const clock = readTime(tokens, at);
  return clock === undefined ? undefined : toReading(clock, 0);
}

/** Whether the number at `at` is a time by what follows it, and not a day or a year. */
export function startsClock(tokens: readonly Token[], at: number): boolean {
  const number = numberAt(tokens, at);
  if (number === undefined || number.text.length > 4) return false;
  const next = phraseAt(tokens, at + 1)?.fact;
  const marked =
    next?.kind === 'part' || (next?.kind === 'zone' && next.sure) || wordAt(tokens, at + 1) === 'oclock';
  if (marked) return true;
  if (number.text.length > 2) return false;
  if (minutePart(tokens, at + 1) !== undefined && markAt(tokens, at + 1) !== ',') {
    return !(markAt(tokens, at + 1) === '.' && markAt(tokens, at + 3) === '.' && isGlued(tokens, at + 4));
  }
  if (number.text.length === 2 && looseMinutePart(tokens, at + 1) !== undefined) return true;
  return readShift(tokens, at + 1) !== undefined;
}
