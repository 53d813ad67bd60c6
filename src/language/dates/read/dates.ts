import { startsClock } from './clock.ts';
import { markAt, monthAt, numberAt, phraseAt, type Reading, reading, romanAt, wordAt } from './cursor.ts';
import type { Fact } from './fact.ts';
import type { Token } from './tokens.ts';

const dayWords: ReadonlySet<string> = new Set(['tgl', 'tanggal', 'tggl', 'tg', 'tangal', 'tgal', 'titi']);
const islamicYear = /^h(?:ijri(?:y?ah)?)?$/;
const commonYear = /^m(?:asehi)?$/;
const yearWords: ReadonlySet<string> = new Set(['tahun', 'thn', 'th']);

/** `26` and `2026` are years; other lengths are none. */
function yearOf(text: string): number | undefined {
  if (text.length === 2) return 2000 + Number(text);
  return text.length === 4 ? Number(text) : undefined;
}

function monthPart(tokens: readonly Token[], at: number): number | undefined {
  return numberAt(tokens, at)?.value ?? monthAt(tokens, at) ?? romanAt(tokens, at);
}

/** `12/5/2027`, `3-XII-2026`, `05.02.2027`, `2027-02-05`, `17/8`; two numbers are a date with `/`, after `tgl` also with a dot. */
export function readNumericDate(
  tokens: readonly Token[],
  { at, afterDayWord = false }: { readonly at: number; readonly afterDayWord?: boolean },
): Reading | undefined {
  const first = numberAt(tokens, at);
  const mark = markAt(tokens, at + 1);
  const month = monthPart(tokens, at + 2);
  if (first === undefined || !['/', '-', '.'].includes(mark) || month === undefined) return undefined;
  const third = numberAt(tokens, at + 4);
  if (markAt(tokens, at + 3) === mark && third !== undefined) {
    const after = wordAt(tokens, at + 5);
    const length = after === 't' || (third.text.length === 4 && commonYear.test(after)) ? 6 : 5;
    return readThree(first.text, { month, third: third.text, length });
  }
  const worded = numberAt(tokens, at + 2) === undefined;
  if (first.text.length > 2 || (mark === '-' && !worded) || (mark === '.' && !worded && !afterDayWord)) {
    return undefined;
  }
  if (!worded && monthAt(tokens, at + 3) !== undefined) return reading({ kind: 'choice', soft: false }, 3);
  return reading({ kind: 'date', day: first.value, month }, 3);
}

function readThree(
  first: string,
  { month, third, length }: { readonly month: number; readonly third: string; readonly length: number },
): Reading {
  const yearFirst = first.length === 4;
  const year = yearOf(yearFirst ? first : third);
  const day = Number(yearFirst ? third : first);
  if (year === undefined) return reading({ kind: 'ask', reason: 'tidak_sah' }, length);
  return reading({ kind: 'date', day, month, year }, length);
}

/** The year after a month at `at`: `2026`, `26` when no clock time starts there, `tahun 2026`. */
function readYear(tokens: readonly Token[], at: number): { year: number; length: number } | undefined {
  const skip = yearWords.has(wordAt(tokens, at)) || markAt(tokens, at) === ',' ? 1 : 0;
  const number = numberAt(tokens, at + skip);
  if (number === undefined) return undefined;
  const year = yearOf(number.text);
  const alone = number.text.length === 4 || (skip === 0 && !startsClock(tokens, at));
  if (year === undefined || !alone) return undefined;
  const named = number.text.length === 4 && commonYear.test(wordAt(tokens, at + skip + 1)) ? 1 : 0;
  return { year, length: skip + 1 + named };
}

/** `4 Desember 2026`, `3 Des 26`, `4th of December`, `3 XII 2026`, `5 bulan 12`. */
export function readDayMonth(tokens: readonly Token[], at: number): Reading | undefined {
  const day = numberAt(tokens, at);
  if (day === undefined || day.text.length > 2) return undefined;
  let next = at + 1;
  if (['st', 'nd', 'rd', 'th'].includes(wordAt(tokens, next))) next += 1;
  if (['of', 'bulan', 'bln'].includes(wordAt(tokens, next))) next += 1;
  const numbered = ['bulan', 'bln'].includes(wordAt(tokens, next - 1));
  const bareNumber = numbered && !isCounted(tokens, next + 1) ? numberAt(tokens, next) : undefined;
  const roman = numberAt(tokens, next + 1)?.text.length === 4 ? romanAt(tokens, next) : undefined;
  const month = monthAt(tokens, next) ?? bareNumber?.value ?? roman;
  if (month === undefined) return undefined;
  const year = readYear(tokens, next + 1);
  const fact: Fact = { kind: 'date', day: day.value, month, ...(year && { year: year.year }) };
  return reading(fact, next + 1 + (year?.length ?? 0) - at);
}

/** `5 bulan 12 hari` counts; `5 bulan 12 jam 9` and `3 bulan 12 tahun 2026` go on with a time or a year. */
function isCounted(tokens: readonly Token[], at: number): boolean {
  return phraseAt(tokens, at)?.fact.kind === 'unit' && numberAt(tokens, at + 1) === undefined;
}

/** `December 4, 2026`, `Desember 2026`; `Des 26` may be a day or a year and is asked back. */
export function readMonthFirst(tokens: readonly Token[], at: number): Reading | undefined {
  const month = monthAt(tokens, at);
  if (month === undefined) return undefined;
  const number = numberAt(tokens, at + 1);
  if (number === undefined || number.text.length > 2) {
    const year = readYear(tokens, at + 1);
    return reading({ kind: 'month', month, ...(year && { year: year.year }) }, 1 + (year?.length ?? 0));
  }
  if (startsClock(tokens, at + 1) || monthAt(tokens, at + 2) !== undefined)
    return reading({ kind: 'month', month }, 1);
  const next = ['st', 'nd', 'rd', 'th'].includes(wordAt(tokens, at + 2)) ? at + 3 : at + 2;
  const year = readYear(tokens, next);
  if (year !== undefined && numberAt(tokens, next + year.length - 1)?.text.length === 4) {
    return reading({ kind: 'date', day: number.value, month, year: year.year }, next + year.length - at);
  }
  const clearlyDay = wordAt(tokens, next) === 'at' || markAt(tokens, next) === ',';
  if (next === at + 2 && number.value >= 24 && !clearlyDay)
    return reading({ kind: 'ask', reason: 'kurang_lengkap' }, 2);
  return reading({ kind: 'date', day: number.value, month }, next - at);
}

/** `tgl 15`, `tanggal 5.12`, `tgl. 4 Desember`; without a number the word says nothing. */
export function readDayWord(tokens: readonly Token[], at: number): Reading | undefined {
  if (!dayWords.has(wordAt(tokens, at))) return undefined;
  const skip = ['.', ':'].includes(markAt(tokens, at + 1)) ? 2 : 1;
  const rest =
    readOtherDate(tokens, at + skip) ??
    readNumericDate(tokens, { at: at + skip, afterDayWord: true }) ??
    readDayMonth(tokens, at + skip);
  if (rest !== undefined) return { facts: rest.facts, length: rest.length + skip };
  const number = numberAt(tokens, at + skip);
  if (number === undefined) return reading({ kind: 'filler' }, 1);
  return reading({ kind: 'date', day: number.value }, skip + 1);
}

/** `tahun 2027`, or a year by itself. */
export function readYearAlone(tokens: readonly Token[], at: number): Reading | undefined {
  const skip = yearWords.has(wordAt(tokens, at)) ? 1 : 0;
  const number = numberAt(tokens, at + skip);
  if (number === undefined || number.text.length !== 4) return undefined;
  if (number.value < 1400 || number.value > 2199) return undefined;
  if (islamicYear.test(wordAt(tokens, at + skip + 1))) {
    return reading({ kind: 'ask', reason: 'kalender_lain' }, skip + 2);
  }
  return reading({ kind: 'year', year: number.value }, skip + 1);
}

/** Days of a month of the Islamic calendar. */
const MOST_ISLAMIC_DAYS = 30;

/** `23 Jumadil Akhir 1448 H`, `23-6-1448 H`: a whole date of the Islamic calendar; and `M` after a year of ours. */
export function readOtherDate(tokens: readonly Token[], at: number): Reading | undefined {
  const number = numberAt(tokens, at);
  if (number === undefined) return undefined;
  if (number.text.length === 4 && commonYear.test(wordAt(tokens, at + 1))) {
    return number.value < 1900 ? undefined : reading({ kind: 'year', year: number.value }, 2);
  }
  const numeric = readNumericDate(tokens, { at });
  if (numeric !== undefined && islamicYear.test(wordAt(tokens, at + numeric.length)))
    return reading({ kind: 'other-calendar', what: 'date' }, numeric.length + 1);
  const month = phraseAt(tokens, at + 1);
  if (month?.fact.kind !== 'other-calendar' || month.fact.what !== 'month') return undefined;
  if (number.value < 1 || number.value > MOST_ISLAMIC_DAYS) return undefined;
  let length = 1 + month.length;
  if (yearWords.has(wordAt(tokens, at + length))) length += 1;
  if (numberAt(tokens, at + length)?.text.length === 4) length += 1;
  if (islamicYear.test(wordAt(tokens, at + length))) length += 1;
  return reading({ kind: 'other-calendar', what: 'date' }, length);
}

/** `Kamis Legi`: the day of the Javanese week beside that of ours. */
export function readMarketDay(tokens: readonly Token[], at: number): Reading | undefined {
  const weekday = phraseAt(tokens, at);
  if (weekday?.fact.kind !== 'weekday') return undefined;
  const market = phraseAt(tokens, at + weekday.length);
  if (market?.fact.kind !== 'other-calendar' || market.fact.what !== 'market-day') return undefined;
  const facts: readonly Fact[] = [weekday.fact, { kind: 'other-calendar', what: 'date' }];
  return { facts, length: weekday.length + market.length };
}
