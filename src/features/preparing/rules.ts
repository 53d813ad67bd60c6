import { Temporal } from 'temporal-polyfill';
import { dayIn, type RestDays, workingDayFrom, workingDaysAfter } from '../../calendar/working-days.ts';
import type { ZoneId } from '../../lib/zone.ts';
import type { ChecklistEntry, ChecklistItem, EntryChange, ItemNoted } from './types.ts';

/** What every forum begins with; the days are working days before the meeting. Keys are those of `preparing:item`. */
export const DEFAULT_ENTRIES = [
  { key: 'hall', days: 25 },
  { key: 'letter', days: 20 },
  { key: 'capacity', days: 20 },
  { key: 'agenda', days: 15 },
  { key: 'speakers', days: 15 },
  { key: 'link', days: 7 },
  { key: 'protocol', days: 5 },
  { key: 'documentation', days: 5 },
  { key: 'parking', days: 5 },
  { key: 'catering', days: 3 },
  { key: 'security', days: 2 },
  { key: 'gunungan', days: 1 },
] as const;

type DefaultKey = (typeof DEFAULT_ENTRIES)[number]['key'];

/** Most entries of a checklist; each is a button. */
export const MOST_ENTRIES = 24;
/** Farthest an entry may lie before its meeting, working days. */
export const MOST_DAYS = 120;

/** Whether a key is one of those that every forum begins with. */
export function isDefaultKey(key: string): key is DefaultKey {
  return DEFAULT_ENTRIES.some((one) => one.key === key);
}

/** A forum's checklist, what is due first first. */
export function checklistOf(changes: readonly EntryChange[]): readonly ChecklistEntry[] {
  return everyEntry(changes).filter(({ isRemoved }) => !isRemoved);
}

/** What a forum took out of its checklist. */
export function removedFrom(changes: readonly EntryChange[]): readonly ChecklistEntry[] {
  return everyEntry(changes).filter(({ isRemoved }) => isRemoved);
}

function everyEntry(changes: readonly EntryChange[]): readonly EntryChange[] {
  const changed = new Map(changes.map((one) => [one.key, one]));
  const defaults = DEFAULT_ENTRIES.map(
    (one): EntryChange => changed.get(one.key) ?? { ...one, label: undefined, isRemoved: false },
  );
  const added = changes.filter(({ key }) => !isDefaultKey(key));
  return [...defaults, ...added].toSorted((left, right) => right.days - left.days);
}

/** What the days of a meeting's checklist are reckoned from. Moments are epoch milliseconds. */
export interface DayFacts {
  readonly startsAt: number;
  readonly zone: ZoneId;
  /** When the meeting was made: nothing is due before the working day after it. */
  readonly createdAt: number;
  readonly rest: RestDays;
}

/** The checklist of one meeting, with the day on which each entry is due. */
export function itemsOf(
  entries: readonly ChecklistEntry[],
  { noted, ...facts }: DayFacts & { readonly noted: readonly ItemNoted[] },
): readonly ChecklistItem[] {
  const byKey = new Map(noted.map((one) => [one.key, one]));
  return entries.map((entry) => {
    const { state = 'open', note = '', assigneeId, isSeen = false } = byKey.get(entry.key) ?? {};
    return { ...entry, state, note, assigneeId, isSeen, dueOn: dueDay(entry.days, facts).toString() };
  });
}

const LETTER: DefaultKey = 'letter';

/** What was noted about a meeting that has its letter: that entry is done, whoever forgot to say so. */
export function withLetter(noted: readonly ItemNoted[]): readonly ItemNoted[] {
  const nothing: ItemNoted = { key: LETTER, state: 'open', note: '', assigneeId: undefined };
  const own = noted.find(({ key }) => key === LETTER) ?? nothing;
  if (own.state !== 'open') return noted;
  return [...noted.filter(({ key }) => key !== LETTER), { ...own, state: 'done', isSeen: true }];
}

/** The working day so many before the meeting's day, but not before the one after the meeting was made, nor after the meeting. */
export function dueDay(days: number, { startsAt, zone, createdAt, rest }: DayFacts): Temporal.PlainDate {
  const start = dayIn(startsAt, zone);
  let due = start;
  for (let left = days; left > 0; left -= 1)
    due = workingDayFrom(due.subtract({ days: 1 }), { rest, towards: 'before' });
  const first = workingDaysAfter(dayIn(createdAt, zone), { days: 1, rest });
  const later = Temporal.PlainDate.compare(due, first) < 0 ? first : due;
  return Temporal.PlainDate.compare(later, start) > 0 ? start : later;
}

/** How far a checklist is: what is not needed does not count. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Open and due. */
  readonly due: number;
}

/** Counts it. */
export function progressOf(items: readonly ChecklistItem[], today: string): Progress {
  const needed = items.filter(({ state }) => state !== 'not_needed');
  return {
    done: needed.filter(({ state }) => state === 'done').length,
    total: needed.length,
    due: needed.filter((item) => isDue(item, today)).length,
  };
}

/** Whether an entry is open although its day has come. */
export function isDue({ state, dueOn }: Pick<ChecklistItem, 'state' | 'dueOn'>, today: string): boolean {
  return state === 'open' && dueOn <= today;
}

const CELLS = 10;

/** The progress as a bar; full only when everything is done, and empty only while nothing is. */
export function barOf({ done, total }: Pick<Progress, 'done' | 'total'>): string {
  const cells = total === 0 ? CELLS : Math.floor((done / total) * CELLS);
  const full = done > 0 ? Math.max(1, cells) : cells;
  return '▰'.repeat(full) + '▱'.repeat(CELLS - full);
}

/** Who is reminded: the host's aides, then its official too, then the chair and the secretariat too. */
export const LEVELS = ['aides', 'official', 'chair'] as const;

export type Level = (typeof LEVELS)[number];

/** So many working days after an entry was due the next level hears of it, too. */
const STEP_DAYS = 2;

/** A day on which something is reminded of. */
export interface ReminderDay {
  /** ISO date. */
  readonly day: string;
  readonly level: Level;
}

/**
 * The days on which a host is reminded of what is open: when an entry is due, and two and four working days later with more people.
 * What falls on one day is one reminder, to those of the highest level.
 */
export function reminderDays(items: readonly ChecklistItem[], rest: RestDays): readonly ReminderDay[] {
  const levels = new Map<string, number>();
  for (const { state, dueOn } of items) {
    if (state !== 'open') continue;
    LEVELS.forEach((_, level) => {
      const from = workingDayFrom(Temporal.PlainDate.from(dueOn), { rest, towards: 'before' });
      const day = workingDaysAfter(from, { days: level * STEP_DAYS, rest }).toString();
      levels.set(day, Math.max(level, levels.get(day) ?? 0));
    });
  }
  return [...levels]
    .map(([day, level]) => ({ day, level: LEVELS[level] ?? 'aides' }))
    .toSorted((left, right) => left.day.localeCompare(right.day));
}

/** What is wrong with an entry about to be added or changed; undefined where nothing is. */
export function entryProblem(
  { label, days }: { readonly label: string; readonly days: number },
  entries: readonly ChecklistEntry[],
): 'checklistEmpty' | 'checklistTooLong' | 'checklistDays' | 'checklistTwice' | 'checklistFull' | undefined {
  if (!/[\p{L}\p{N}]/u.test(label)) return 'checklistEmpty';
  if (label.length > LONGEST_LABEL) return 'checklistTooLong';
  if (!Number.isInteger(days) || days < 0 || days > MOST_DAYS) return 'checklistDays';
  const own = label.toLowerCase();
  if (entries.some((one) => one.label?.toLowerCase() === own)) return 'checklistTwice';
  return entries.length >= MOST_ENTRIES ? 'checklistFull' : undefined;
}

/** Longest words of an entry: they stand on a button. */
export const LONGEST_LABEL = 50;
/** Longest note. */
export const LONGEST_NOTE = 300;

/** Reads `Spanduk dan umbul-umbul; 10`: the words, and working days before the meeting; 5 where none are said. */
export function readEntry(words: string): { readonly label: string; readonly days: number } {
  const [, label = '', digits] =
    /^(.*?)(?:\s*[;,]\s*(?:h-)?(\d{1,4})(?:\s*(?:hari|days)(?:\s+kerja)?)?)?$/is.exec(words.trim()) ?? [];
  return { label: label.replace(/\s+/g, ' ').trim(), days: digits === undefined ? 5 : Number(digits) };
}
