import { Temporal } from 'temporal-polyfill';
import { type Cadence, dueAfter } from '../../../calendar/cadence.ts';
import { type WorkCalendar, yearStatus } from '../../../calendar/working-days.ts';
import { dateConcerns } from './rules.ts';
import type { DaySpan, Hindrance, PassedDate, Proposal, ProposedDate } from './types.ts';

/** So long before a meeting people have to be asked. */
const LEAD_DAYS = 14;
/** How far around the day of the cadence dates are looked for. */
const SEARCH = { before: 21, after: 180 };
/** Another weekday than the usual one is taken when the usual ones are farther away than this. */
const OTHER_WEEKDAY_DAYS = 25;
/** A day before the day of the cadence counts as so many days after it: a forum rather waits than hurries. */
const BEFORE_WEIGHT = 1.5;
const MOST_PASSED = 5;
/** A weekday is usual when so many of the last meetings were on it, and at least half. */
const USUAL_MEETINGS = 2;

/** What dates are proposed from. Dates are ISO. */
export interface ProposalFacts {
  readonly today: string;
  /** The day near which one is wanted, see `dueDay`; undefined: as soon as can be. */
  readonly due: string | undefined;
  /** Monday is 1; undefined: no weekday is usual. */
  readonly usualWeekday: number | undefined;
  /** Days on which the host to be cannot. */
  readonly absences: readonly DaySpan[];
  /** Meetings that stand already. */
  readonly others: readonly { readonly number: number; readonly date: string }[];
  readonly calendar: WorkCalendar;
  /** The day that was chosen for this meeting already: it is proposed whatever speaks against it. */
  readonly chosen?: string | undefined;
}

/**
 * Proposes dates for a meeting: those nearest to the day that is due, on the usual weekday as far as there are any within three
 * weeks, on which nothing speaks against a meeting. Whoever proposes a date asks here.
 */
export function proposeDates(facts: ProposalFacts, count: number): Proposal {
  const earliest = Temporal.PlainDate.from(facts.today).add({ days: LEAD_DAYS });
  const due = facts.due === undefined ? earliest : later(Temporal.PlainDate.from(facts.due), earliest);
  const first = later(earliest, due.subtract({ days: SEARCH.before }));
  const { days } = first.until(due.add({ days: SEARCH.after }), { largestUnit: 'days' });
  const candidates = Array.from({ length: days + 1 }, (_, index) => {
    const day = first.add({ days: index });
    const daysFromDue = due.until(day, { largestUnit: 'days' }).days;
    const isUsualWeekday = facts.usualWeekday === undefined || day.dayOfWeek === facts.usualWeekday;
    return { day, daysFromDue, isUsualWeekday, cost: costOf({ daysFromDue, isUsualWeekday }) };
  }).toSorted((left, right) => left.cost - right.cost);
  const chosen = facts.chosen === undefined ? [] : [chosenDate(facts.chosen, { facts, due })];
  const dates: ProposedDate[] = [];
  const passed: PassedDate[] = [];
  for (const { day, daysFromDue, isUsualWeekday } of candidates) {
    if (chosen.length + dates.length >= count) break;
    const date = day.toString();
    if (date === facts.chosen) continue;
    const why = hindranceOn(day, facts);
    if (why !== undefined) passed.push({ date, why });
    else {
      const holidaysAre = yearStatus(day.year, facts.calendar.holidays);
      dates.push({ date, daysFromDue, isUsualWeekday, holidaysAre });
    }
  }
  const worthSaying = passed.filter(({ why }) => why.kind !== 'weekend').slice(0, MOST_PASSED);
  const proposed = [...chosen, ...inOrder(dates)];
  const best = chosen[0]?.date ?? dates[0]?.date;
  return { due: due.toString(), best, dates: proposed, passed: inOrder(worthSaying) };
}

function chosenDate(
  date: string,
  { facts, due }: { readonly facts: ProposalFacts; readonly due: Temporal.PlainDate },
): ProposedDate {
  const day = Temporal.PlainDate.from(date);
  return {
    ...{ date, isChosen: true, daysFromDue: due.until(day, { largestUnit: 'days' }).days },
    isUsualWeekday: facts.usualWeekday === undefined || day.dayOfWeek === facts.usualWeekday,
    holidaysAre: yearStatus(day.year, facts.calendar.holidays),
  };
}

/** The weekday on which most of these days fall (ISO dates); undefined where none is usual. */
export function usualWeekdayOf(dates: readonly string[]): number | undefined {
  const counts = new Map<number, number>();
  for (const date of dates) {
    const { dayOfWeek } = Temporal.PlainDate.from(date);
    counts.set(dayOfWeek, (counts.get(dayOfWeek) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, left], [, right]) => right - left);
  if (most === undefined) return undefined;
  const [weekday, count] = most;
  return count >= USUAL_MEETINGS && count * 2 >= dates.length ? weekday : undefined;
}

/** The first day after today that the cadence names, reckoned from the forum's last meeting; undefined where it had none. */
export function dueDay({
  last,
  cadence,
  today,
}: {
  readonly last: string | undefined;
  readonly cadence: Cadence;
  readonly today: string;
}): string | undefined {
  if (last === undefined) return undefined;
  const from = Temporal.PlainDate.from(last);
  let steps = 1;
  while (dueAfter(from, { cadence, steps }).toString() <= today) steps += 1;
  return dueAfter(from, { cadence, steps }).toString();
}

function costOf({
  daysFromDue,
  isUsualWeekday,
}: {
  readonly daysFromDue: number;
  readonly isUsualWeekday: boolean;
}): number {
  const distance = daysFromDue < 0 ? -daysFromDue * BEFORE_WEIGHT : daysFromDue;
  return distance + (isUsualWeekday ? 0 : OTHER_WEEKDAY_DAYS);
}

/** What speaks most against a day; undefined when nothing does. */
function hindranceOn(day: Temporal.PlainDate, facts: ProposalFacts): Hindrance | undefined {
  const date = day.toString();
  const [concern] = dateConcerns(date, facts.calendar);
  if (concern !== undefined) return concern;
  if (facts.absences.some((one) => one.from <= date && date <= one.until)) return { kind: 'host-absent' };
  const other = facts.others.find((one) => mondayOf(one.date) === mondayOf(date));
  return other && { kind: 'other-meeting', number: other.number };
}

function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

function later(left: Temporal.PlainDate, right: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(left, right) < 0 ? right : left;
}

function inOrder<Dated extends { readonly date: string }>(dates: readonly Dated[]): readonly Dated[] {
  return dates.toSorted((left, right) => left.date.localeCompare(right.date));
}
