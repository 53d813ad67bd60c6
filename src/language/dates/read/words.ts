import { isGlued, markAt, numberAt, phraseAt, type Reading, reading, wordAt } from './cursor.ts';
import type { Token } from './tokens.ts';

const numbered: ReadonlySet<string> = new Set([
  'no',
  'nomor',
  'lantai',
  'lt',
  'ruang',
  'gedung',
  'km',
  'kav',
  'blok',
]);
const zoneByOffset: ReadonlyMap<string, string> = new Map([
  ['+07:00', 'Asia/Jakarta'],
  ['+08:00', 'Asia/Makassar'],
  ['+09:00', 'Asia/Jayapura'],
]);

/** `GMT+7`, `UTC+08:00`, and the `+07:00` or `Z` at the end of an ISO time. */
export function readZoneOffset(tokens: readonly Token[], at: number): Reading | undefined {
  if (wordAt(tokens, at) === 'z' && isGlued(tokens, at)) {
    return reading({ kind: 'zone', zone: 'UTC', sure: true }, 1);
  }
  const skip = ['gmt', 'utc'].includes(wordAt(tokens, at)) ? 1 : 0;
  const sign = markAt(tokens, at + skip);
  const hours = numberAt(tokens, at + skip + 1);
  const signed = sign === '+' || (skip === 1 && sign === '-');
  if (!signed || hours === undefined || hours.value > 14) return undefined;
  const minutes = markAt(tokens, at + skip + 2) === ':' ? numberAt(tokens, at + skip + 3) : undefined;
  if (skip === 0 && minutes === undefined) return undefined;
  const offset = `${sign}${String(hours.value).padStart(2, '0')}:${minutes?.text ?? '00'}`;
  const zone = zoneByOffset.get(offset) ?? offset;
  return reading({ kind: 'zone', zone, sure: true }, skip + (minutes === undefined ? 2 : 4));
}

/** `hari Minggu`: after `hari` it is the day, never a week; and `hari` keeps `malam hari Jumat` from being the eve of it. */
export function readNamedDay(tokens: readonly Token[], at: number): Reading | undefined {
  if (!['hari', 'hr', 'hri', 'dinten', 'dina', 'poe'].includes(wordAt(tokens, at))) return undefined;
  const named = phraseAt(tokens.slice(0, at + 2), at + 1)?.fact;
  if (named?.kind !== 'weekday') return undefined;
  return { facts: [{ kind: 'filler' }, { kind: 'weekday', weekday: named.weekday }], length: 2 };
}

/** `Lantai 3`, `No. 10`, `rapat ke-43`: numbers of places and meetings, not of days. */
export function readPlaceNumber(tokens: readonly Token[], at: number): Reading | undefined {
  const nth =
    wordAt(tokens, at) === 'ke' && markAt(tokens, at + 1) === '-' ? numberAt(tokens, at + 2) : undefined;
  if (nth !== undefined && nth.value > 5) return reading({ kind: 'opener' }, 3);
  if (!numbered.has(wordAt(tokens, at))) return undefined;
  const skip = markAt(tokens, at + 1) === '.' ? 2 : 1;
  return numberAt(tokens, at + skip) === undefined ? undefined : reading({ kind: 'opener' }, skip + 1);
}

/** `9an`, `9-an`, `9+`: about nine. */
export function readAboutSuffix(tokens: readonly Token[], at: number): Reading | undefined {
  const isMore = markAt(tokens, at) === '+' && isGlued(tokens, at) && numberAt(tokens, at + 1) === undefined;
  if (isMore && numberAt(tokens, at - 1) !== undefined) return reading({ kind: 'approx' }, 1);
  const dash = markAt(tokens, at) === '-' ? 1 : 0;
  const suffix = ['an', 'nan'].includes(wordAt(tokens, at + dash)) && isGlued(tokens, at + dash);
  if (!suffix || numberAt(tokens, at - 1) === undefined) return undefined;
  return reading({ kind: 'approx' }, dash + 1);
}

/** Whatever no other reader took: a bare number, a mark, a word that says nothing. */
export function readRest(tokens: readonly Token[], at: number): Reading {
  const number = numberAt(tokens, at);
  if (number !== undefined) {
    return reading({ kind: 'number', value: number.value, digits: number.text.length }, 1);
  }
  const mark = markAt(tokens, at);
  if (mark === '-') return reading({ kind: 'span', soft: true }, 1);
  if (mark === '/' || mark === '&') return reading({ kind: 'choice', soft: true }, 1);
  if (mark !== '') return reading({ kind: 'filler' }, 1);
  if (['pukul', 'pkl', 'pk', 'tabuh'].includes(wordAt(tokens, at))) {
    return reading({ kind: 'ask', reason: 'tanpa_jam' }, 1);
  }
  return reading({ kind: 'unknown' }, 1);
}
