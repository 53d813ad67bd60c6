import { isoDate } from '../../../language/dates/format.ts';
import { parseWhen } from '../../../language/dates/parse-when.ts';
import type { WhenContext } from '../../../language/dates/when.ts';

/** What is to be tried, as it was typed. */
export type TypedChange =
  | { readonly what: 'nothing' }
  /** A day that is over. */
  | { readonly what: 'past' }
  /** Another day (ISO) for a meeting; undefined: the one that the cadence gives. */
  | { readonly what: 'day'; readonly number: number; readonly day: string | undefined }
  /** The words are a host's name, or a day that is not clear. */
  | { readonly what: 'host'; readonly number: number; readonly words: string; readonly isDayLike: boolean };

const NUMBER_FIRST = /^(?:#|ke-?)?(\d{1,4})\s+(.+)$/is;
const NUMBER_LAST = /^(.+?)\s+(?:#|ke-?)?(\d{1,4})$/is;
/** The day is reckoned again. */
const BY_CADENCE = /^(?:irama|sesuai irama|menurut irama|kembali|semula)$/i;

/** Reads `45 LAN`, `LAN 45`, `45 13 Mei 2027` or `45 irama`. */
export function readChange(words: string, context: WhenContext): TypedChange {
  const [, before, rest] = NUMBER_FIRST.exec(words) ?? [];
  if (before === undefined || rest === undefined) {
    const [, name, after] = NUMBER_LAST.exec(words) ?? [];
    return name === undefined || after === undefined
      ? { what: 'nothing' }
      : { what: 'host', number: Number(after), words: name, isDayLike: false };
  }
  const number = Number(before);
  if (BY_CADENCE.test(rest.trim())) return { what: 'day', number, day: undefined };
  const when = parseWhen(rest, context);
  if (when.outcome === 'ask') {
    if (when.reason === 'lampau') return { what: 'past' };
    return { what: 'host', number, words: rest, isDayLike: when.reason !== 'bukan_tanggal' };
  }
  const { value } = when;
  const start = value.kind === 'range' ? value.start : value;
  const day = start.kind === 'date' ? start.date : isoDate(start.epochMs, start.zone);
  return { what: 'day', number, day };
}
