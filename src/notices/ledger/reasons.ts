/** Why a delivery is not sent although it was planned. */
export type SkipReason =
  | 'meeting-cancelled'
  | 'meeting-over'
  | 'meeting-moved'
  | 'too-late'
  | 'answered'
  | 'not-coming'
  | 'not-concerned'
  | 'few-reminders'
  | 'told-already'
  | 'never-told'
  | 'taken-back';

/** Reason of a reminder that waits for a more important one of its reader's day, or for the next day; what is due beside it takes it along. */
export const TOGETHER = 'together';

/** Reason of a delivery that was refused and is sent again. */
export const REPOSTING = 'reposting';

/** Reason of a sent message that is not there any more. */
export const MESSAGE_GONE = 'message gone';

/** Reason of a delivery of which not everything could be noted: the log says what failed. */
export const UNNOTED = 'unnoted';

/**
 * Why deliveries wait: `planned` for their moment, `quiet` for the end of the quiet, `pace` for their turn, `told` as long as
 * the platform said, `retry` after a failed try.
 */
export const WAIT_REASONS = ['planned', 'quiet', 'pace', 'told', 'retry'] as const;

export type WaitReason = (typeof WAIT_REASONS)[number];

/** The queue of all forums as it stands. Moments are epoch milliseconds. */
export interface QueueState {
  /** May be sent now. */
  readonly due: number;
  readonly sending: number;
  /** May not be sent now. */
  readonly waiting: Readonly<Record<WaitReason, number>>;
  /** Since when the one that is late the longest is late. */
  readonly oldestDueAt: number | undefined;
}

/** How many deliveries should have been sent: all but those whose moment or morning has not come. */
export function countOverdue({ due, waiting }: Pick<QueueState, 'due' | 'waiting'>): number {
  return due + waiting.pace + waiting.told + waiting.retry;
}

/** How late the latest delivery is, in milliseconds; 0 when none is. */
export function queueLagMs({ oldestDueAt }: Pick<QueueState, 'oldestDueAt'>, now: number): number {
  return oldestDueAt === undefined ? 0 : Math.max(0, now - oldestDueAt);
}
