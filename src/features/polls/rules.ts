import { Temporal } from 'temporal-polyfill';
import { type RestDays, workingDaysAfter } from '../../calendar/working-days.ts';
import { DAY_MS, HOUR_MS } from '../../lib/clock.ts';
import type { PollSlot, SlotTime } from './types.ts';

export const MOST_SLOTS = 6;
export const LEAST_SLOTS = 2;
const DEADLINE_WORKING_DAYS = 5;
const DEADLINE_HOUR = 16;
/** Those who said nothing are reminded so long before the deadline. */
export const REMIND_BEFORE_MS = DAY_MS;

/** Why slots cannot be put to the members. */
export type SlotsProblem = 'fewSlots' | 'manySlots' | 'slotTwice' | 'slotTooSoon';

/** What is wrong with slots; undefined when they can stand. A slot has to be a day ahead. */
export function slotsProblem(slots: readonly SlotTime[], now: number): SlotsProblem | undefined {
  if (slots.some(({ startsAt }) => startsAt < now + DAY_MS)) return 'slotTooSoon';
  if (new Set(slots.map(({ startsAt }) => startsAt)).size < slots.length) return 'slotTwice';
  if (slots.length < LEAST_SLOTS) return 'fewSlots';
  return slots.length > MOST_SLOTS ? 'manySlots' : undefined;
}

/** Until when choices are taken: five working days, but before the first slot. */
export function pollDeadline(facts: {
  readonly slots: readonly SlotTime[];
  readonly rest: RestDays;
  readonly timeZone: string;
  readonly now: number;
}): number {
  const { slots, rest, timeZone, now } = facts;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const day = workingDaysAfter(today, { days: DEADLINE_WORKING_DAYS, rest });
  const usual = day.toZonedDateTime({ timeZone, plainTime: { hour: DEADLINE_HOUR } }).epochMilliseconds;
  const first = Math.min(...slots.map(({ startsAt }) => startsAt));
  if (usual <= first - DAY_MS) return usual;
  return Math.max(first - DAY_MS, Math.min(now + HOUR_MS, first - HOUR_MS));
}

/** Slots by how many can come, the best first: a sure one counts twice, a refusal takes one away. */
export function ranked(slots: readonly PollSlot[]): readonly PollSlot[] {
  const score = ({ said }: PollSlot): number => said.yes.length * 2 + said.if_needed.length - said.no.length;
  return slots.toSorted((left, right) => score(right) - score(left) || left.startsAt - right.startsAt);
}

/** Whether choices are still taken. */
export function isOpen(
  { closedAt, answerBy }: { readonly closedAt: number | undefined; readonly answerBy: number },
  now: number,
): boolean {
  return closedAt === undefined && now < answerBy;
}
