import type { Answer, InstitutionAnswer } from '../features/answers/types.ts';
import type { ActionItem } from '../features/follow-up/types.ts';
import type { InvitationPlace } from '../features/meetings/invitation-places.ts';
import type { UnreachedReason } from '../features/reminders/unreached.rules.ts';
import type { ZoneId } from '../lib/zone.ts';
import type { GrantedRole } from '../model/actor.ts';
import type { Forum } from '../model/forum.ts';
import type { Meeting } from '../model/meeting.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { NoticeFacts, NoticeKind } from './types.ts';

/** How many institutions gave which answer; `unanswered` have given none. */
export interface AnswerCounts {
  readonly attending: number;
  readonly represented: number;
  readonly not_attending: number;
  readonly tentative: number;
  readonly unanswered: number;
}

/** A meeting with what its notice shows beside the meeting itself. */
export interface MeetingScene {
  readonly meeting: Meeting;
  readonly counts: AnswerCounts;
  /** Zones in which members of the forum are. */
  readonly memberZones: readonly ZoneId[];
}

/** Somebody called by name in a group; without an account there the name stands alone. */
export interface CalledPerson {
  readonly name: string;
  readonly userId: string | undefined;
}

/** An institution that a message is about. */
export interface NamedInstitution {
  readonly shortName: string;
  readonly officialName: string;
  /** What it has answered to the meeting in question. */
  readonly answer: Answer | undefined;
  readonly people: readonly CalledPerson[];
}

/** Who reads the message: one person privately, or a group in which institutions are called by name. */
export type Reader =
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'group'; readonly startUrl: string | undefined }
  | { readonly kind: 'chat' };

/** What a kind's message needs beside scene and facts. */
export interface NoticeDetails {
  readonly announcement: undefined;
  readonly announcementReport: { readonly places: readonly InvitationPlace[] };
  readonly answerReminder: undefined;
  readonly manualReminder: undefined;
  readonly eve: undefined;
  readonly morning: undefined;
  readonly hostReminder: undefined;
  readonly hostQuestion: { readonly institution: string };
  readonly change: undefined;
  readonly deliveryReport: DeliveryReport;
  readonly announcementHeld: undefined;
  readonly minutesReminder: undefined;
  readonly actionReminder: { readonly action: ActionItem };
  /** Both as the reader may see and do it. */
  readonly recap: { readonly answers: readonly InstitutionAnswer[]; readonly mayRemind: boolean };
  readonly joinRequest: JoinRequestDetails;
  readonly joinDecision: JoinRequestDetails;
  readonly invitationUsed: { readonly name: string; readonly mergedName?: string };
  readonly invitationRefused: { readonly name: string };
  readonly codeExposed: undefined;
  readonly accountLinked: { readonly name: string };
  readonly recordsMerged: { readonly name: string; readonly mergedName?: string };
  readonly admissionUndone: { readonly name: string };
  readonly officeEnded: undefined;
  readonly calendarRenewed: undefined;
  readonly unreachable: { readonly people: readonly Undelivered[] };
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

/** Somebody of the forum who asks to act for another institution. */
export interface KnownApplicant {
  readonly name: string;
  readonly seats: readonly { readonly capacity: 'holder' | 'aide'; readonly institution: string }[];
  readonly roles: readonly GrantedRole[];
}

/** A request to act for an institution. */
export interface JoinRequestDetails {
  readonly requestId: number;
  readonly displayName: string;
  readonly platform: PlatformName;
  /** The account's number on its platform. */
  readonly externalId: string;
  readonly institution: string;
  readonly capacity: 'holder' | 'aide';
  readonly state: 'pending' | 'approved' | 'refused';
  /** Who holds the seat now. */
  readonly holders: readonly string[];
  /** Whose the account is already, with what they act for and their roles; undefined for somebody new. */
  readonly known: KnownApplicant | undefined;
}

/** Everything a notice's message is made of. */
export interface NoticeContent<Kind extends NoticeKind = NoticeKind> {
  readonly kind: Kind;
  readonly facts: NoticeFacts[Kind];
  readonly details: NoticeDetails[Kind];
  readonly forum: Forum;
  readonly scene: MeetingScene | undefined;
  readonly reader: Reader;
  /** Institutions the message is about: the reader's own, or those called in the group. */
  readonly institutions: readonly NamedInstitution[];
  /** Present moment, epoch milliseconds. */
  readonly now: number;
}
