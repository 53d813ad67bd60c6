import { Temporal } from 'temporal-polyfill';
import { readDay, readMonth, toDay } from '../days.rules.ts';

/** Words that name the day of a handover, or what is wrong with it; undefined where they name none. */
export type HandoverDay = { readonly date: string } | { readonly problem: 'handoverFuture' } | undefined;

const WITHOUT_YEAR = /^(?:\p{L}+,?\s+)?(\d{1,2})\s+(\p{L}{3,9})$/u;
const RELATIVE: ReadonlyMap<string, number> = new Map([
  ['hari ini', 0],
  ['tadi', 0],
  ['kemarin', 1],
  ['kemarin dulu', 2],
  ['besok', -1],
  ['lusa', -2],
]);
/** A day without its year that is farther ahead than this was that of the year before. */
const MONTHS_AHEAD = 6;

/**
 * Reads the day at the end of the words of a handover (`BMKG 20 November 2026`, `BMKG kemarin`) and gives what stands before it.
 * Nobody hands over in advance.
 * @param today ISO date
 */
export function readHandoverDay(
  words: string,
  today: string,
): { readonly before: string; readonly day: HandoverDay } {
  const parts = words.trim().split(/\s+/);
  for (let index = 1; index < parts.length; index += 1) {
    const written = parts
      .slice(index)
      .join(' ')
      .replace(/^(pada|tanggal|tgl\.?)\s+/i, '');
    const date = dayOf(written, today);
    if (date === undefined) continue;
    const before = parts
      .slice(0, index)
      .join(' ')
      .replace(/[\s,]+(pada|tanggal|tgl\.?)?$/i, '');
    return { before, day: date > today ? { problem: 'handoverFuture' } : { date } };
  }
  return { before: words.trim(), day: undefined };
}

function dayOf(written: string, today: string): string | undefined {
  const back = RELATIVE.get(written.toLowerCase());
  const now = Temporal.PlainDate.from(today);
  if (back !== undefined) return now.subtract({ days: back }).toString();
  const whole = readDay(written);
  if (whole !== undefined) return whole;
  const [, day, name = ''] = WITHOUT_YEAR.exec(written) ?? [];
  const date = toDay({ year: now.year, month: readMonth(name) ?? 0, day: Number(day) });
  if (date === undefined) return undefined;
  const isPast = Temporal.PlainDate.compare(date, now.add({ months: MONTHS_AHEAD })) <= 0;
  return (isPast ? date : date.subtract({ years: 1 })).toString();
}
