import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { formatDayMonthYear } from '../../../language/dates/format.ts';
import { parseWhen } from '../../../language/dates/parse-when.ts';
import { isDegree } from '../../../language/person-names.ts';
import { cleanName } from '../../../lib/text.ts';
import type { ZoneId } from '../../../lib/zone.ts';

/** A change of office as it waits for a press; what is undefined is left out of JSON. */
export const proposedChange = z.object({
  institutionId: z.number(),
  name: z.string(),
  position: z.string(),
  /** First moment in office, epoch milliseconds; undefined: at once. */
  from: z.number().optional(),
  /** A day that has passed already, as it was typed: the office changes at once. */
  since: z.string().optional(),
});

/** A new holder as the secretariat typed it. */
export type SuccessorWords = Omit<z.infer<typeof proposedChange>, 'institutionId'>;

/** What was read, or the phrase that is no clear date. */
export type ReadSuccessor =
  | { readonly ok: true; readonly value: SuccessorWords }
  | { readonly ok: false; readonly phrase: string };

const LONGEST = 150;
/** Most characters of a day in the past that are said back and kept. */
const SINCE_LENGTH = 60;
const SINCE = /(?:^|[\s,;]+)(?:mulai|per|sejak|terhitung)(?:\s+(?:tanggal|tgl\.?))?\s+(.+)$/is;

/**
 * Reads `Dr. Siti Aminah, M.Si., Sekretaris Utama, mulai 1 Desember 2026`: name with titles, position, first day. Titles
 * behind a comma belong to the name.
 */
export function readSuccessor(
  words: string,
  context: { readonly now: number; readonly zone: ZoneId },
): ReadSuccessor {
  const [whole = '', phrase] = SINCE.exec(words) ?? [];
  const parts = words
    .slice(0, words.length - whole.length)
    .split(',')
    .map((part) => part.trim());
  const named = parts.findIndex((part, index) => index > 0 && part !== '' && !isDegree(part));
  const end = named === -1 ? parts.length : named;
  const typed = {
    name: cleanName(
      parts
        .slice(0, end)
        .filter((part) => part !== '')
        .join(', '),
      { longest: LONGEST },
    ),
    position: cleanName(parts.slice(end).join(', '), { longest: LONGEST }),
  };
  return withDate({ ...typed, phrase }, context);
}

/** Adds the first moment in office to a name and a position; a date means its beginning, and one that has passed means now. */
export function withDate(
  { phrase, ...typed }: Pick<SuccessorWords, 'name' | 'position'> & { readonly phrase: string | undefined },
  { now, zone }: { readonly now: number; readonly zone: ZoneId },
): ReadSuccessor {
  // What has no letter names nobody.
  const words = { ...typed, name: /\p{L}/u.test(typed.name) ? typed.name : '' };
  const written = phrase?.trim() ?? '';
  if (written === '' || /^(?:sekarang|hari ini)\.?$/i.test(written)) {
    return { ok: true, value: words };
  }
  const when = parseWhen(written, { now, zone });
  if (when.outcome === 'ask' && when.reason === 'lampau') {
    const since = cleanName(written, { longest: SINCE_LENGTH });
    return { ok: true, value: { ...words, since } };
  }
  if (when.outcome === 'ask' || when.value.kind === 'range') return { ok: false, phrase: written };
  const { value } = when;
  const from =
    value.kind === 'instant'
      ? value.epochMs
      : Temporal.PlainDate.from(value.date).toZonedDateTime(zone).epochMilliseconds;
  return { ok: true, value: from <= now ? words : { ...words, from } };
}

/** A day to be shown as an example of the first one in office, as it is typed: the first of the next month. */
export function exampleDay({ now, zone }: { readonly now: number; readonly zone: ZoneId }): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  return formatDayMonthYear(today.add({ months: 1 }).with({ day: 1 }).toString(), 'id');
}
