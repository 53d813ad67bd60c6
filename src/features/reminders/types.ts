import type { PlatformName } from '../../platform/incoming.ts';
import type { UnreachedReason } from './unreached.rules.ts';

/** Whom a manual reminder addresses. */
export const REMINDER_AUDIENCES = ['unanswered', 'all', 'host'] as const;

export type ReminderAudience = (typeof REMINDER_AUDIENCES)[number];

/** How they are typed, and named in buttons and in the trail. */
export const AUDIENCE_WORDS: Readonly<Record<ReminderAudience, string>> = {
  unanswered: 'belum',
  all: 'semua',
  host: 'tuanrumah',
};

/** Which reminder is ordered. */
export interface ReminderOrder {
  readonly forumId: number;
  readonly meetingId: number;
  readonly audience: ReminderAudience;
}

/** How an institution will be told: its people privately, its name in a group, or not at all. */
export interface InstitutionPreview {
  readonly institutionId: number;
  readonly shortName: string;
  /** Whether it is still to confirm. */
  readonly isTentative: boolean;
  /** Whether it has answered for another time only. */
  readonly isToConfirmAnew: boolean;
  readonly way: 'private' | 'group' | 'none';
  /** People who get a private message. */
  readonly persons: readonly string[];
}

/** What a manual reminder would do if it were sent now. */
export interface ReminderPreview {
  readonly institutions: readonly InstitutionPreview[];
  /** People, each counted once however many seats they hold, by the platform that is used. */
  readonly personsBy: Readonly<Record<PlatformName, number>>;
  readonly persons: number;
  /** Groups in which institutions are called by name. */
  readonly groups: readonly {
    readonly platform: PlatformName;
    readonly title: string;
    readonly institutions: readonly string[];
  }[];
  /** Institutions that cannot be told at all: nobody is reachable and no chat is bound. */
  readonly unreachable: readonly string[];
  /** Undefined when it is quiet for nobody. */
  readonly quiet: ReminderQuiet | undefined;
}

/** What was planned. */
export interface PlannedReminder {
  /** How many deliveries; 0 when nobody is left to remind or the proposal was used. */
  readonly planned: number;
  /** Whom it is quiet for, where the order was to wait for that; undefined when all of it goes now. */
  readonly waits: ReminderQuiet | undefined;
}

/** Somebody or an institution that a message did not reach, and why. */
export interface Undelivered {
  readonly name: string;
  readonly institutions: readonly string[];
  readonly reason: UnreachedReason;
}

/** What became of a manual reminder. */
export interface DeliveryReport {
  readonly sentPrivately: number;
  /** Who was called by name in a group, because no private message came through. */
  readonly calledInGroup: readonly Undelivered[];
  /** How many were left out because they had answered, the meeting was called off or had begun, or it was not theirs any more. */
  readonly leftOut: Readonly<Record<'answered' | 'ended' | 'notConcerned', number>>;
  readonly undelivered: readonly Undelivered[];
}

/** Key of the notice that a proposal becomes: one, however often its button is pressed. */
export function manualReminderKey(proposalId: number): string {
  return `manualReminder:${proposalId}`;
}

/** Who of a reminder's recipients is in quiet hours now; people and groups count alike. */
export interface ReminderQuiet {
  readonly recipients: number;
  /** How many of them can have it after those hours, before the meeting; and when the last does (epoch milliseconds). */
  readonly waiting: number;
  readonly until: number;
  /** Whether nobody else gets it. */
  readonly isForAll: boolean;
}

/** A reminder that somebody ordered a short while ago. */
export interface RecentReminder {
  readonly noticeId: number;
  readonly audience: ReminderAudience;
  /** Undefined for an administrator without a record. */
  readonly by: string | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
}
