import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/clock.ts';
import type { DueMoment } from '../../notices/schedule.ts';
import type { Answer, PastAnswer } from './types.ts';

/** What is given or taken back after the deadline is told this long after the first of it, so that it is told within ten minutes. */
const GATHER_MS = 9 * MINUTE_MS;
/** What comes in the last minutes is not gathered until the meeting has begun. */
const BEFORE_START_MS = 3 * MINUTE_MS;
/** Transactions that end by then are seen by whoever reads what was given until then. */
const SETTLED_MS = 10 * SECOND_MS;
/** A row of the ledger may be planned late after an outage; until the meeting begins it is of use in any case. */
const OF_USE_MS = 24 * HOUR_MS;

/** What a notice of late answers tells: what was given after one moment and until another, epoch milliseconds. */
export interface LateSpan {
  readonly from: number;
  readonly until: number;
}

/** Answers to a meeting after its deadline that its host was not told of. Moments are epoch milliseconds. */
export interface UntoldAnswers {
  readonly meetingId: number;
  readonly startsAt: number;
  /** Until when everything was told: the end of the last notice, or the deadline. */
  readonly toldUntil: number;
  /** The first answer after that, or the first one that was taken back. */
  readonly firstAt: number;
}

/**
 * When they are told. The key is made of where the last notice ended, so that whatever dies and however long it is down, each span
 * follows the one before and is told once.
 */
export function lateMoment(untold: UntoldAnswers, now: number): DueMoment<LateSpan> {
  const { meetingId, startsAt, toldUntil, firstAt } = untold;
  const lastCall = Math.max(firstAt, startsAt - BEFORE_START_MS);
  const at = Math.min(firstAt + GATHER_MS, lastCall);
  return {
    at,
    until: Math.max(startsAt, at + OF_USE_MS),
    since: 0,
    key: `lateAnswers:${meetingId}:${toldUntil}`,
    facts: { from: toldUntil, until: Math.max(firstAt, now - SETTLED_MS) },
  };
}

/** What became of one institution's answer within a span; undefined: none counted. */
export interface LateChange {
  readonly institutionId: number;
  readonly shortName: string;
  readonly before: Answer | undefined;
  readonly answer: Answer | undefined;
  readonly note: string;
}

/** The institutions whose answer is another one at the end of a span than at its beginning; what was changed and changed back is none. */
export function lateChanges(
  history: readonly PastAnswer[],
  { from, until }: LateSpan,
): readonly LateChange[] {
  return [...Map.groupBy(history, ({ institutionId }) => institutionId).values()].flatMap((own) => {
    const [first] = own;
    const before = countingAt(own, from);
    const after = countingAt(own, until);
    if (first === undefined || (before?.answer === after?.answer && before?.note === after?.note)) return [];
    const { institutionId, shortName } = first;
    return [
      { institutionId, shortName, before: before?.answer, answer: after?.answer, note: after?.note ?? '' },
    ];
  });
}

/** The answer of one institution that counted at a moment. */
export function countingAt(own: readonly PastAnswer[], at: number): PastAnswer | undefined {
  return own.findLast(({ answeredAt, undoneAt }) => answeredAt <= at && (undoneAt ?? Infinity) > at);
}
