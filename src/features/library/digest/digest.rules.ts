import { Temporal } from 'temporal-polyfill';
import { type RestDays, workingDayFrom } from '../../../calendar/working-days.ts';
import { DAY_MS, MINUTE_MS } from '../../../lib/clock.ts';
import type { ZoneId } from '../../../lib/zone.ts';

/** When a forum's digest comes: a weekday, Monday is 1, and a wall time `HH:MM` of whoever reads it. */
export interface DigestTime {
  readonly weekday: number;
  readonly clock: string;
}

/** The latest digest that was begun: its day, and whose zones have theirs. */
export interface DigestRun {
  /** As an ISO date; empty: none was ever begun. */
  readonly day: string;
  readonly zones: readonly ZoneId[];
  /** Until when (epoch milliseconds) what was new stood in it. */
  readonly until: number | undefined;
}

/** A digest that is missed for so long is left to the next one, which tells of everything since the one before. */
const OF_USE_MS = 4 * DAY_MS;
/** No holidays of Indonesia are so long that a digest would go so many weeks on. */
const MOST_WEEKS = 8;
/** What was published so shortly before may not be seen yet by whoever looks: it stands in the next one. */
const SETTLED_MS = 2 * MINUTE_MS;
/** So far back the very first digest looks. */
const FIRST_MS = 7 * DAY_MS;

/** The day on which the last digest was due in a zone, moved past days without work, and its moment (epoch milliseconds). */
function lastDigest(
  now: number,
  { time, zone, rest }: { readonly time: DigestTime; readonly zone: ZoneId; readonly rest: RestDays },
): { readonly day: string; readonly at: number } | undefined {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const nominal = today.subtract({ days: (today.dayOfWeek - time.weekday + 7) % 7 });
  for (let weeks = 0; weeks < MOST_WEEKS; weeks += 1) {
    const day = workingDayFrom(nominal.subtract({ weeks }), { rest, towards: 'after' });
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: time.clock }).epochMilliseconds;
    if (at <= now) return { day: day.toString(), at };
  }
  return undefined;
}

/** When the next digest after `now` is due in a zone, moved past days without work; epoch milliseconds. */
export function nextDigestAt(
  now: number,
  { time, zone, rest }: { readonly time: DigestTime; readonly zone: ZoneId; readonly rest: RestDays },
): number | undefined {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const nominal = today.subtract({ days: (today.dayOfWeek - time.weekday + 7) % 7 });
  // Holidays may have moved one of some weeks ago to a day that is to come.
  for (let weeks = -MOST_WEEKS; weeks <= 1; weeks += 1) {
    const day = workingDayFrom(nominal.add({ weeks }), { rest, towards: 'after' });
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: time.clock }).epochMilliseconds;
    if (at > now) return at;
  }
  return undefined;
}

/** What is to be done about a forum's digest now. */
export interface DigestDue {
  readonly day: string;
  /** Where it is time for it, and nobody has had it. */
  readonly zones: readonly ZoneId[];
}

/** The digest that is due now; undefined when there is none. What was due before the forum chose its time was never owed. */
export function digestDue(
  now: number,
  facts: {
    readonly time: DigestTime;
    readonly rest: RestDays;
    readonly zones: readonly ZoneId[];
    readonly run: DigestRun;
    readonly changedAt: number;
  },
): DigestDue | undefined {
  const { time, rest, zones, run, changedAt } = facts;
  const last = zones.flatMap((zone) => {
    const found = lastDigest(now, { time, zone, rest });
    return found === undefined ? [] : [{ zone, ...found }];
  });
  const owed = last.filter(({ at }) => at >= changedAt && now < at + OF_USE_MS);
  const day = [run.day, ...owed.map((one) => one.day)].toSorted().at(-1) ?? run.day;
  const open = owed.filter((one) => one.day === day && !(day === run.day && run.zones.includes(one.zone)));
  return open.length === 0 ? undefined : { day, zones: open.map(({ zone }) => zone) };
}

/** The span that a digest tells of, all zones the same: since the one before, until shortly before it began. */
export function digestSpan(
  now: number,
  { until }: Pick<DigestRun, 'until'>,
): { readonly since: number; readonly until: number } {
  return { since: until ?? now - FIRST_MS, until: Math.max(now - SETTLED_MS, until ?? 0) };
}

/** Lines of a digest. */
export const MOST_LINES = 5;
/** So many of them are kept for what is looked for. */
const REQUEST_LINES = 2;

/** Some of what is new, and how many there are in all. */
export interface Part<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** What fits into a digest: entries first, what is looked for behind; `left` is what stands in the library only. */
export function digestLines<Entry, Request>(
  entries: Part<Entry>,
  requests: Part<Request>,
): { readonly entries: readonly Entry[]; readonly requests: readonly Request[]; readonly left: number } {
  const all = entries.total + requests.total;
  // The line that says how many are left is one of the five.
  const lines = all > MOST_LINES ? MOST_LINES - 1 : MOST_LINES;
  const kept = Math.min(requests.total, REQUEST_LINES);
  const shownEntries = entries.items.slice(0, lines - kept);
  const shownRequests = requests.items.slice(0, lines - shownEntries.length);
  return {
    entries: shownEntries,
    requests: shownRequests,
    left: all - shownEntries.length - shownRequests.length,
  };
}

const WEEKDAYS: readonly (readonly [words: RegExp, weekday: number])[] = [
  [/^(?:senin|monday|mon)$/, 1],
  [/^(?:selasa|tuesday|tue)$/, 2],
  [/^(?:rabu|wednesday|wed)$/, 3],
  [/^(?:kamis|thursday|thu)$/, 4],
  [/^(?:jumat|jum'at|jum’at|friday|fri)$/, 5],
  [/^(?:sabtu|saturday|sat)$/, 6],
  [/^(?:minggu|ahad|sunday|sun)$/, 7],
];
const OFF = /^(?:mati|matikan|tidak|tanpa|off|-)$/i;
const ON = /^(?:nyala|nyalakan|ya|on)$/i;

/** Reads `Senin 08.00`, `Rabu`, `07.30`, `mati` or `nyala`, beside what holds; undefined where it is none of them. */
export function readDigestSetting(
  words: string,
  now: DigestTime & { readonly isOn: boolean },
): (DigestTime & { readonly isOn: boolean }) | undefined {
  const said = words.trim().toLowerCase();
  if (OFF.test(said)) return { ...now, isOn: false };
  if (ON.test(said)) return { ...now, isOn: true };
  const [, day = '', clock = ''] = /^([\p{L}’']*)[\s,]*(?:(?:pukul|jam|at)\s*)?([\d.:]*)$/u.exec(said) ?? [];
  if (day === '' && clock === '') return undefined;
  const weekday = day === '' ? now.weekday : WEEKDAYS.find(([which]) => which.test(day))?.[1];
  const read = clock === '' ? now.clock : clockOf(clock);
  return weekday === undefined || read === undefined ? undefined : { isOn: true, weekday, clock: read };
}

function clockOf(words: string): string | undefined {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(words) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}
