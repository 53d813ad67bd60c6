import { Temporal } from 'temporal-polyfill';
import type { Call } from '../../inbound/command.ts';
import { parseWhen } from '../../language/dates/parse-when.ts';
import { cleanLine, type EntryLine, fitting, LONGEST, lengthOf, readLink, readOnPlatform } from './rules.ts';

/** A line as it is kept, or why it is not taken; `instead` is what would be, where that can be said. */
export type ReadLine =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: string; readonly instead?: string };

/** Reads one line as it was typed; what is wrong is said in a sentence. */
export function readLine(
  call: Pick<Call, 'language' | 'work' | 'context'>,
  { line, typed }: { readonly line: EntryLine; readonly typed: string },
): ReadLine {
  const { t } = call.language;
  const label = t(`sharing:line.${line}`);
  const value = cleanLine(line, typed);
  if (value === '' || value === '-') return { ok: true, value: '' };
  const length = lengthOf(value);
  const longest = LONGEST[line];
  if (length > longest) {
    const problem = t('sharing:problem.tooLong', { label, length, longest });
    return line === 'link'
      ? { ok: false, problem }
      : { ok: false, problem, instead: fitting(value, longest) };
  }
  if (line === 'link') {
    const read = readLink(value);
    return read.ok
      ? { ok: true, value: read.link }
      : { ok: false, problem: t(`sharing:problem.${read.problem}`) };
  }
  if (line === 'inForceSince') {
    const date = readDate(value, { now: call.work.now, zone: call.context.forum.timeZone });
    return date === undefined
      ? { ok: false, problem: t('sharing:problem.date', { label }) }
      : { ok: true, value: date };
  }
  if (line === 'onPlatform' && readOnPlatform(value) === undefined)
    return { ok: false, problem: t('sharing:problem.onPlatform', { label }) };
  return { ok: true, value };
}

/** A day as people write it, of any year: when a regulation came into force is mostly past. */
export function readDate(
  typed: string,
  { now, zone }: { readonly now: number; readonly zone: string },
): string | undefined {
  const phrase = typed.replace(/^(?:sejak|mulai|per|tanggal|tgl\.?)\s+/i, '').trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(phrase)) return isDay(phrase) ? phrase : undefined;
  const [year] = /\b(?:19|20)\d{2}\b/.exec(phrase) ?? [];
  // Days of other years are read as somebody would have read them the year before.
  const from =
    year === undefined ? now : Temporal.PlainDate.from(`${Number(year) - 1}-12-31`).toZonedDateTime(zone);
  const when = parseWhen(phrase, { now: typeof from === 'number' ? from : from.epochMilliseconds, zone });
  return when.outcome === 'value' && when.value.kind === 'date' ? when.value.date : undefined;
}

function isDay(iso: string): boolean {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
  );
}
