import { Temporal } from 'temporal-polyfill';
import type { DayPart, Fact } from '../read/fact.ts';
import { localNow, type When, type WhenContext, type WhenValue, type WhenWarning } from '../when.ts';
import type { Day } from './absolute-day.ts';
import { placeEnd } from './clock-time.ts';
import { resolveDay } from './day.ts';
import { firstOf, says } from './facts-of.ts';
import { momentAt, partSaid, resolveTime, timesSaid, zoneSaid } from './moment.ts';
import { ask, asked, found, type Outcome } from './outcome.ts';
import { shareCalendar } from './span.ts';

/** One side of a phrase, resolved: a day, and perhaps a moment in it. */
export interface Side {
  readonly day: Day;
  readonly moment: Temporal.ZonedDateTime | undefined;
  readonly warnings: readonly WhenWarning[];
}

/** The day of facts; without one, today when they say so (`nanti jam 3`) or the context's base date. */
function dayOf(
  facts: readonly Fact[],
  { from, context }: { readonly from: Temporal.PlainDate; readonly context: WhenContext },
): Outcome<Day> {
  const named = resolveDay(facts, from);
  if (named !== undefined) return named;
  const today = localNow(context).toPlainDate();
  const saysToday = says(facts, 'later') || (says(facts, 'this') && says(facts, 'part'));
  if (saysToday && says(facts, 'time', 'part')) return found({ date: today, assumedYear: false });
  if (context.baseDate === undefined || !says(facts, 'time')) return ask('kurang_lengkap');
  return found({ date: Temporal.PlainDate.from(context.baseDate), assumedYear: false });
}

/** Resolves facts without a span. `from`: the day that the next occurrence is counted from. */
export function resolveSide(
  facts: readonly Fact[],
  {
    context,
    from,
    borrowedPart,
  }: {
    readonly context: WhenContext;
    readonly from: Temporal.PlainDate;
    readonly borrowedPart?: DayPart | undefined;
  },
): Outcome<Side> {
  const day = dayOf(facts, { from, context });
  if (!day.ok) return day;
  const part = partSaid(facts);
  if (!part.ok) return part;
  const zone = zoneSaid(facts, context.zone);
  if (!zone.ok) return zone;
  const yearWarning: readonly WhenWarning[] = day.value.assumedYear ? ['tahun_dianggap'] : [];
  if (!says(facts, 'time')) {
    const silent = part.value === undefined && zone.value === undefined;
    return silent ? found({ day: day.value, moment: undefined, warnings: yearWarning }) : ask('tanpa_jam');
  }
  const now = localNow(context).withTimeZone(zone.value ?? context.zone);
  const passed = now.toPlainDate().equals(day.value.date) ? now.hour * 60 + now.minute : undefined;
  const borrowed = part.value ?? borrowedPart;
  const attempt = resolveTime(facts, { part: borrowed, notBefore: passed, zone: context.zone });
  const time =
    attempt?.ok === false && part.value === undefined
      ? resolveTime(facts, { part: undefined, notBefore: passed, zone: context.zone })
      : attempt;
  if (time === undefined) return ask('tanpa_jam');
  if (!time.ok) return time;
  const moment = momentAt(day.value.date, {
    minutes: time.value.minutes,
    zone: time.value.zone ?? zone.value ?? context.zone,
  });
  return found({ day: day.value, moment, warnings: [...yearWarning, ...timeWarnings(time.value)] });
}

function timeWarnings(time: {
  readonly minutes: number;
  readonly assumedMorning: boolean;
}): readonly WhenWarning[] {
  if (time.assumedMorning) return ['jam_dianggap_pagi'];
  return time.minutes < 300 ? ['jam_tidak_lazim'] : [];
}

/** The value of a single day or moment; asked back when it is over. */
export function singleValue(side: Side, context: WhenContext): When {
  const now = localNow(context);
  const { day, moment, warnings } = side;
  const over =
    moment === undefined
      ? Temporal.PlainDate.compare(day.date, now.toPlainDate()) < 0
      : moment.epochMilliseconds <= now.epochMilliseconds;
  if (over) return { outcome: 'ask', reason: 'lampau' };
  if (isFarAhead(side, context)) return { outcome: 'ask', reason: 'tahun_jauh' };
  return { outcome: 'value', value: pointOf(side), warnings };
}

/** Nobody plans a meeting for so many years ahead of the present one. */
const MOST_YEARS_AHEAD = 3;

function isFarAhead({ day }: Side, context: WhenContext): boolean {
  return day.date.year > localNow(context).year + MOST_YEARS_AHEAD;
}

function pointOf({ day, moment }: Side): Exclude<WhenValue, { kind: 'range' }> {
  if (moment === undefined) return { kind: 'date', date: day.date.toString() };
  return { kind: 'instant', epochMs: moment.epochMilliseconds, zone: moment.timeZoneId };
}

/** Resolves a span of days or of times; its end takes over what only its start says, and the other way round. */
export function resolveRange(
  sides: { readonly start: readonly Fact[]; readonly end: readonly Fact[] },
  context: WhenContext,
): When {
  const { start: startFacts, end: endFacts } = shareCalendar(sides);
  const endPart = partSaid(endFacts);
  const endZone = firstOf(endFacts, 'zone');
  const zoned = endZone === undefined || says(startFacts, 'zone') ? startFacts : [...startFacts, endZone];
  const today = localNow(context).toPlainDate();
  const start = resolveSide(yearOfEnd(zoned, endFacts), {
    context,
    from: today,
    borrowedPart: endPart.ok ? endPart.value : undefined,
  });
  if (!start.ok) return asked(start);
  const end = resolveEnd(endFacts, { start: start.value, context });
  if (!end.ok) return asked(end);
  const [first, last] = [pointOf(start.value), pointOf(end.value)];
  if (first.kind !== last.kind) return { outcome: 'ask', reason: 'kurang_lengkap' };
  if (!isBefore(start.value, end.value)) return { outcome: 'ask', reason: 'selesai_dahulu' };
  if (isLooseWeekday(startFacts, endFacts) && !isWithinWeek(start.value, end.value))
    return { outcome: 'ask', reason: 'tanggal_ambigu' };
  const checked = singleValue(start.value, context);
  if (checked.outcome === 'ask') return checked;
  if (isFarAhead(end.value, context)) return { outcome: 'ask', reason: 'tahun_jauh' };
  return { ...checked, value: { kind: 'range', start: first, end: last } };
}

/** `Kamis s.d. Jumat, 4 Desember`: whether only the end says which week. */
function isLooseWeekday(start: readonly Fact[], end: readonly Fact[]): boolean {
  const loose = says(start, 'weekday') && !says(start, 'date', 'relative', 'offset', 'week', 'this', 'next');
  return loose && says(end, 'date');
}

function isWithinWeek(start: Side, end: Side): boolean {
  return start.day.date.until(end.day.date, { largestUnit: 'days' }).days < 7;
}

/** `28 Desember - 3 Januari 2027`: the year of the end, or the one before when the start would be later. */
function yearOfEnd(start: readonly Fact[], end: readonly Fact[]): readonly Fact[] {
  const own = firstOf(start, 'date');
  const last = firstOf(end, 'date');
  if (own?.month === undefined || own.year !== undefined || last?.year === undefined) return start;
  const later = own.month > (last.month ?? own.month);
  const year = later ? last.year - 1 : last.year;
  return start.map((fact) => (fact === own ? { ...own, year } : fact));
}

function isBefore(start: Side, end: Side): boolean {
  if (start.moment !== undefined && end.moment !== undefined) {
    return start.moment.epochMilliseconds < end.moment.epochMilliseconds;
  }
  return Temporal.PlainDate.compare(start.day.date, end.day.date) < 0;
}

function resolveEnd(
  facts: readonly Fact[],
  { start, context }: { readonly start: Side; readonly context: WhenContext },
): Outcome<Side> {
  // `besok s.d. lusa`: both are seen from the moment of writing. `besok s.d. Jumat`: the Friday after tomorrow.
  const countsFromToday = says(facts, 'week', 'months', 'years', 'this', 'next', 'relative', 'offset');
  const from = countsFromToday ? localNow(context).toPlainDate() : start.day.date;
  const named = resolveDay(facts, from);
  const [said, another] = timesSaid(facts);
  if (another !== undefined) return ask('pilihan');
  if (said === undefined || start.moment === undefined) return resolveSide(facts, { context, from });
  if (named?.ok === false) return named;
  const part = partSaid(facts);
  if (!part.ok) return part;
  const sameDay = named === undefined || named.value.date.equals(start.day.date);
  const zone = said.zone ?? start.moment.timeZoneId;
  if (zone !== start.moment.timeZoneId) return ask('pilihan');
  if (!sameDay) return resolveSide([...facts, { kind: 'zone', zone, sure: true }], { context, from });
  const time = placeEnd(said.time, { part: part.value, start: start.moment.hour * 60 + start.moment.minute });
  if (!time.ok) return time;
  return found({
    day: start.day,
    moment: momentAt(start.day.date, { minutes: time.value.minutes, zone }),
    warnings: [],
  });
}
