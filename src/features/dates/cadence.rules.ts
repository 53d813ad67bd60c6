import { type Cadence, LAST_WEEK } from '../../calendar/cadence.ts';
import { dateWords } from '../../language/dates/words.ts';

const MOST = { months: 24, weeks: 104 } as const;

const UNITS: Readonly<Record<string, Cadence['unit']>> = {
  bulan: 'months',
  month: 'months',
  months: 'months',
  minggu: 'weeks',
  pekan: 'weeks',
  week: 'weeks',
  weeks: 'weeks',
};

const NUMBERS: readonly (readonly string[])[] = [
  ['satu', 'one'],
  ['dua', 'two'],
  ['tiga', 'three'],
  ['empat', 'four'],
  ['lima', 'five'],
  ['enam', 'six'],
  ['tujuh', 'seven'],
  ['delapan', 'eight'],
  ['sembilan', 'nine'],
  ['sepuluh', 'ten'],
];

const ORDINALS: readonly (readonly string[])[] = [
  ['pertama', 'kesatu', 'first'],
  ['kedua', 'second'],
  ['ketiga', 'third'],
  ['keempat', 'fourth'],
  ['terakhir', 'last'],
];

const WEEKDAYS: readonly (readonly string[])[] = [1, 2, 3, 4, 5, 6, 7].map((day) =>
  ['id', 'en'].map((locale) => dateWords(locale).weekdays[day - 1]?.toLowerCase() ?? ''),
);

/** `2 bulan`, `dua minggu sekali`, `tiap bulan`. */
const EVERY = /(?:(\d{1,3}|\p{L}+)\s+)?(bulan|minggu|pekan|months?|weeks?)(?!\p{L})/u;
/** A Sunday, not a number of weeks. */
const SUNDAY =
  /(?:hari\s+|(?:bulan|months?)[\s,]+)minggu(?!\p{L})|^minggu(?:\s+(?:pertama|kesatu|kedua|ketiga|keempat|terakhir))?$/u;
/** A week without a number, of which nobody said that it is every one: `Kamis minggu ketiga`. */
const NAMED_WEEK =
  /(?:^|(?<=(?:senin|selasa|rabu|kamis|jumat|sabtu)\s))(?:minggu|pekan)(?!\p{L})(?!\s+sekali)/gu;
/** Words before a unit that say that it is each one. */
const EACH: ReadonlySet<string> = new Set(['tiap', 'setiap', 'per', 'every', 'each']);
const NEGATIVE = /(?<![\p{L}\d])-\s?\d/u;
const NO_WEEK = /(?<!\p{L})ke(?:lima|enam)(?!\p{L})|(?<!\p{L})(?:fifth|sixth)(?!\p{L})/u;
const ANY_DAY = /\bhari bebas\b|\bany day\b/;

/**
 * Reads how often a forum meets: `2 bulan`, `6 minggu`, `2 bulan, Kamis ketiga`, `Jumat`, `hari bebas`. What the words leave out
 * stays as it was, but a weekday without its week is any one of the month. Undefined for words that say nothing of it, or
 * something impossible.
 */
export function readCadence(words: string, before: Cadence): Cadence | undefined {
  const text = words
    .toLowerCase()
    .replace(/jum'at/g, 'jumat')
    .replace(/\s+/g, ' ')
    .trim();
  if (NEGATIVE.test(text)) return undefined;
  const every = readEvery(
    text.replace(SUNDAY, (found) => found.replace('minggu', '')).replace(NAMED_WEEK, ''),
  );
  if (every === 'impossible') return undefined;
  const weekday = readWeekday(text);
  const week = readWeek(text);
  // A week that no month has each time is not left out silently.
  if (week === undefined && NO_WEEK.test(text)) return undefined;
  const isAnyDay = ANY_DAY.test(text);
  if (every === undefined && weekday === undefined && !isAnyDay) return undefined;
  if (week !== undefined && weekday === undefined) return undefined;
  const rhythm = every ?? { every: before.every, unit: before.unit };
  // The third Thursday is one of a month.
  if (week !== undefined && rhythm.unit === 'weeks') return undefined;
  if (isAnyDay) return { ...rhythm, weekday: undefined, week: undefined };
  if (weekday !== undefined) return { ...rhythm, weekday, week };
  return { ...rhythm, weekday: before.weekday, week: rhythm.unit === 'weeks' ? undefined : before.week };
}

function readEvery(text: string): Pick<Cadence, 'every' | 'unit'> | 'impossible' | undefined {
  const [, count, unitWord = ''] = EVERY.exec(text) ?? [];
  const unit = UNITS[unitWord];
  if (unit === undefined) return undefined;
  const every = countOf(count);
  return every >= 1 && every <= MOST[unit] ? { every, unit } : 'impossible';
}

/** How many units; 0 for words that are no number. */
function countOf(count: string | undefined): number {
  if (count === undefined || EACH.has(count)) return 1;
  return /^\d+$/.test(count) ? Number(count) : NUMBERS.findIndex((names) => names.includes(count)) + 1;
}

function readWeekday(text: string): number | undefined {
  const words = text.split(/[^\p{L}]+/u);
  const index = WEEKDAYS.findIndex((names) =>
    names.some((name) => name !== 'minggu' && words.includes(name)),
  );
  if (index >= 0) return index + 1;
  return SUNDAY.test(text) ? WEEKDAYS.length : undefined;
}

function readWeek(text: string): number | undefined {
  const words = text.split(/[^\p{L}]+/u);
  const index = ORDINALS.findIndex((names) => names.some((name) => words.includes(name)));
  return index < 0 ? undefined : Math.min(index + 1, LAST_WEEK);
}
