import { markAt, numberAt, phraseAt, type Reading, reading, wordAt } from './cursor.ts';
import type { CalendarUnit, Unit } from './fact.ts';
import type { Token } from './tokens.ts';

const aheadWords: ReadonlySet<string> = new Set([
  'lagi',
  'lg',
  'lgi',
  'maning',
  'deui',
  'kemudian',
  'later',
  'malih',
]);
const pastWords: ReadonlySet<string> = new Set(['lalu', 'ago', 'silam', 'kepungkur', 'kapungkur', 'kemarin']);
const weekWords: ReadonlySet<string> = new Set(['minggu', 'mggu', 'mgu', 'mnggu', 'minggon']);
const halves: ReadonlySet<string> = new Set(['setengah', 'stengah', 'stgh', 'half']);
const fromNow: readonly (readonly string[])[] = [
  ['dari', 'sekarang'],
  ['dari', 'skrg'],
  ['dari', 'hari', 'ini'],
  ['from', 'now'],
  ['from', 'today'],
];

/** Further ahead than this is a slip of the finger, not a plan. */
const mostOf: Readonly<Record<Unit, number>> = {
  minute: 10_000,
  hour: 1000,
  day: 3650,
  week: 520,
  month: 120,
  year: 10,
};

interface Amount {
  readonly amount: number;
  readonly length: number;
}

/** `2`, `1,5`, `setengah`, `satu setengah`. */
function readAmount(tokens: readonly Token[], at: number): Amount | undefined {
  const number = numberAt(tokens, at);
  if (number === undefined) return halves.has(wordAt(tokens, at)) ? { amount: 0.5, length: 1 } : undefined;
  if (halves.has(wordAt(tokens, at + 1))) return { amount: number.value + 0.5, length: 2 };
  const decimals = numberAt(tokens, at + 2);
  if ([',', '.'].includes(markAt(tokens, at + 1)) && decimals?.text.length === 1) {
    return { amount: Number(`${number.value}.${decimals.text}`), length: 3 };
  }
  return { amount: number.value, length: 1 };
}

function unitAt(tokens: readonly Token[], at: number): Unit | undefined {
  if (weekWords.has(wordAt(tokens, at))) return 'week';
  const found = phraseAt(tokens, at);
  return found?.length === 1 && found.fact.kind === 'unit' ? found.fact.unit : undefined;
}

function minutesOf(amount: number, unit: 'hour' | 'minute'): number {
  return Math.round(amount * (unit === 'hour' ? 60 : 1));
}

/** How many tokens after the unit say "from now"; nothing when they do not. */
function readAhead(tokens: readonly Token[], at: number): number | undefined {
  if (aheadWords.has(wordAt(tokens, at))) return 1;
  return fromNow.find((words) => words.every((word, index) => wordAt(tokens, at + index) === word))?.length;
}

/** `3 jam lagi`, `2 minggu lagi`, `in 3 days`, `3 hari yang lalu`, and spans without a reference, which are asked back. */
export function readOffset(tokens: readonly Token[], at: number): Reading | undefined {
  const english = wordAt(tokens, at) === 'in' ? 1 : 0;
  const amount = readAmount(tokens, at + english);
  if (amount === undefined) return undefined;
  const unitPlace = at + english + amount.length;
  const unit = unitAt(tokens, unitPlace);
  if (unit === undefined) return undefined;
  const rest = readMinutesAfter(tokens, { at: unitPlace + 1, unit });
  const end = unitPlace + 1 + rest.length;
  const ahead = readAhead(tokens, end);
  if (ahead === undefined && english === 0) return readOtherSpan(tokens, { end, at });
  const length = end + (ahead ?? 0) - at;
  if (amount.amount > mostOf[unit]) return reading({ kind: 'ask', reason: 'tidak_sah' }, length);
  if (unit === 'hour' || unit === 'minute') {
    return reading({ kind: 'elapse', minutes: minutesOf(amount.amount, unit) + rest.amount }, length);
  }
  return readCalendarOffset(amount.amount, { unit, length });
}

function readCalendarOffset(
  amount: number,
  { unit, length }: { readonly unit: CalendarUnit; readonly length: number },
): Reading {
  if (!Number.isInteger(amount)) return reading({ kind: 'ask', reason: 'kurang_lengkap' }, length);
  return reading({ kind: 'offset', amount, unit }, length);
}

/** `30 menit` or `setengah` after hours. */
function readMinutesAfter(
  tokens: readonly Token[],
  { at, unit }: { readonly at: number; readonly unit: Unit },
): Amount {
  if (unit !== 'hour') return { amount: 0, length: 0 };
  if (halves.has(wordAt(tokens, at))) return { amount: 30, length: 1 };
  const number = numberAt(tokens, at);
  if (number === undefined || unitAt(tokens, at + 1) !== 'minute') return { amount: 0, length: 0 };
  return { amount: number.value, length: 2 };
}

/** What is left of `3 hari …` without "lagi": past when it says so, else a span that nobody can place. */
function readOtherSpan(
  tokens: readonly Token[],
  { end, at }: { readonly end: number; readonly at: number },
): Reading {
  const skip = ['yang', 'yg', 'kang'].includes(wordAt(tokens, end)) ? 1 : 0;
  if (pastWords.has(wordAt(tokens, end + skip))) return reading({ kind: 'past' }, end + skip + 1 - at);
  return reading({ kind: 'ask', reason: 'kurang_lengkap' }, end - at);
}

/** `H-3`, `H+1`, `D-7`: counted from a day that the phrase does not name. */
export function readReference(tokens: readonly Token[], at: number): Reading | undefined {
  if (!['h', 'd'].includes(wordAt(tokens, at))) return undefined;
  const signed =
    ['-', '+'].includes(markAt(tokens, at + 1)) || ['min', 'minus', 'plus'].includes(wordAt(tokens, at + 1));
  if (!signed || numberAt(tokens, at + 2) === undefined) return undefined;
  return reading({ kind: 'ask', reason: 'kurang_lengkap' }, 3);
}
