import { Temporal } from 'temporal-polyfill';
import { type RestDays, workingDaysAfter } from '../../calendar/working-days.ts';
import { DAY_MS, HOUR_MS } from '../../lib/clock.ts';
import type { PollSlot, SlotTime } from './types.ts';

export const MOST_SLOTS = 6;
const LEAST_SLOTS = 2;
const DEADLINE_WORKING_DAYS = 5;
/** What is offered beside it. */
const LIKELY_WORKING_DAYS = [1, 3, 5, 10] as const;
/** At this hour in the forum's zone. */
export const DEADLINE_HOUR = 16;
/** A deadline is at least so far ahead. */
const SHORTEST_MS = HOUR_MS / 2;
/** Nobody is reminded sooner after a poll was begun, unless it is short. */
const REST_MS = 12 * HOUR_MS;
/** The result of a poll that ended while nothing ran is told so long afterwards. */
const TOLD_MS = 3 * DAY_MS;

/** Why slots cannot be put to the members. */
export type SlotsProblem = 'fewSlots' | 'manySlots' | 'slotTwice' | 'slotTooSoon';

/** What is wrong with slots; undefined when they can stand. A slot has to be a day ahead. */
export function slotsProblem(slots: readonly SlotTime[], now: number): SlotsProblem | undefined {
  if (slots.some(({ startsAt }) => startsAt < now + DAY_MS)) return 'slotTooSoon';
  if (new Set(slots.map(({ startsAt }) => startsAt)).size < slots.length) return 'slotTwice';
  if (slots.length < LEAST_SLOTS) return 'fewSlots';
  return slots.length > MOST_SLOTS ? 'manySlots' : undefined;
}

/** What a deadline is reckoned from; moments are epoch milliseconds. */
export interface DeadlineFacts {
  readonly slots: readonly SlotTime[];
  readonly rest: RestDays;
  readonly timeZone: string;
  readonly now: number;
}

/** Until when choices are taken where nobody says otherwise: five working days, but before the first slot. */
export function pollDeadline(facts: DeadlineFacts): number {
  const usual = deadlineIn(DEADLINE_WORKING_DAYS, facts);
  const first = firstOf(facts.slots);
  if (usual <= first - DAY_MS) return usual;
  return Math.max(first - DAY_MS, Math.min(facts.now + HOUR_MS, first - HOUR_MS));
}

/** The likely deadlines, the nearest first: so many working days ahead, and a day before the first slot at the latest. */
export function likelyDeadlines(facts: DeadlineFacts): readonly number[] {
  const latest = firstOf(facts.slots) - DAY_MS;
  return LIKELY_WORKING_DAYS.map((days) => deadlineIn(days, facts)).filter((answerBy) => answerBy <= latest);
}

/** Whether choices can be taken until then: that is to come, and before the first slot. */
export function isDeadlineFit(
  answerBy: number,
  { slots, now }: Pick<DeadlineFacts, 'slots' | 'now'>,
): boolean {
  return answerBy >= now + SHORTEST_MS && answerBy < firstOf(slots);
}

function deadlineIn(days: number, { rest, timeZone, now }: DeadlineFacts): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const day = workingDaysAfter(today, { days, rest });
  return day.toZonedDateTime({ timeZone, plainTime: { hour: DEADLINE_HOUR } }).epochMilliseconds;
}

/** The first moment of slots. */
export function firstOf(slots: readonly SlotTime[]): number {
  return Math.min(...slots.map(({ startsAt }) => startsAt));
}

/**
 * When those are reminded who said nothing: a day before the deadline; of a poll that is shorter, halfway; of one of a few hours never.
 * Moments are epoch milliseconds.
 */
export function reminderAt({
  createdAt,
  answerBy,
}: {
  readonly createdAt: number;
  readonly answerBy: number;
}): number | undefined {
  const usual = answerBy - DAY_MS;
  if (usual - createdAt >= REST_MS) return usual;
  const length = answerBy - createdAt;
  return length < REST_MS / 2 ? undefined : createdAt + length / 2;
}

/** Whether the leaders are still told what came of a poll whose deadline has passed. */
export function isWorthTelling({ answerBy }: { readonly answerBy: number }, now: number): boolean {
  return now - answerBy < TOLD_MS;
}

/** Slots by how many can come, the best first: a sure one counts twice, a refusal takes one away. */
export function ranked(slots: readonly PollSlot[]): readonly PollSlot[] {
  return slots.toSorted((left, right) => scoreOf(right) - scoreOf(left) || left.startsAt - right.startsAt);
}

/** How well a slot suits; several may suit alike. */
export function scoreOf({ said }: PollSlot): number {
  return said.yes.length * 2 + said.if_needed.length - said.no.length;
}

/** Whether choices are still taken. */
export function isOpen(
  { closedAt, answerBy }: { readonly closedAt: number | undefined; readonly answerBy: number },
  now: number,
): boolean {
  return closedAt === undefined && now < answerBy;
}
