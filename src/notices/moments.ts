import type { DueMoment, PlanKindName } from './schedule.ts';

/** What to do about the moments of one kind and meeting. */
export interface Decision<Kind extends PlanKindName> {
  readonly send: DueMoment<Kind> | undefined;
  readonly skip: readonly { readonly moment: DueMoment<Kind>; readonly reason: 'too-late' | 'superseded' }[];
}

/** The next moment after `now` (epoch milliseconds); undefined when there is none. */
export function nextDueAt(moments: readonly DueMoment[], now: number): number | undefined {
  return moments.map(({ at }) => at).find((at) => at > now);
}

/**
 * Of the moments that have come and are neither sent nor recorded, the last one that still makes sense is sent and
 * the others are recorded. A moment before `since` was never owed, nor is one that a later sent moment has overtaken.
 * @param moments in order of time
 */
export function decide<Kind extends PlanKindName>(
  moments: readonly DueMoment<Kind>[],
  known: ReadonlySet<string>,
  now: number,
): Decision<Kind> {
  const owed = moments.filter(({ at, since }) => at <= now && at >= since);
  const lastKnown = owed.findLastIndex(({ key }) => known.has(key));
  const open = owed.slice(lastKnown + 1);
  const send = open.findLast(({ until }) => now < until);
  return {
    send,
    skip: open
      .filter((moment) => moment !== send)
      .map((moment) => ({ moment, reason: now < moment.until ? 'superseded' : 'too-late' })),
  };
}

/** Whether a notice due at `at` is still one of the kind's moments: false when the meeting moved or the plan changed. */
export function isStillDue(moments: readonly DueMoment[], at: number, now: number): boolean {
  return moments.some((moment) => moment.at === at && now < moment.until);
}
