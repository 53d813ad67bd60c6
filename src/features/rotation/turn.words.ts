import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../i18n/index.ts';
import { dateWords } from '../../language/dates/words.ts';
import type { ZoneId } from '../../lib/zone.ts';

/** A meeting that is asked about, made or not. */
export interface AskedTurn {
  readonly number: number;
  /** When it is or is expected to be, epoch milliseconds. */
  readonly expectedAt: number | undefined;
  readonly forum: string;
  readonly zone: ZoneId;
}

/** `Pertemuan ke-43 FORSES, Maret 2027`; without a month where none can be reckoned. */
export function turnWords({ number, expectedAt, forum, zone }: AskedTurn, language: Language): string {
  const { t } = language;
  if (expectedAt === undefined) return t('rotation:turn.numbered', { number, forum });
  return t('rotation:turn.dated', { number, forum, month: monthOf(expectedAt, { zone, language }) });
}

/** `Maret 2027`. */
export function monthOf(
  at: number,
  { zone, language }: { readonly zone: ZoneId; readonly language: Language },
): string {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return `${dateWords(language.locale).months[day.month - 1] ?? ''} ${day.year}`;
}
