import type { ZoneId } from '../lib/zone.ts';
import type { Answer } from '../model/answer.ts';
import type { Forum } from '../model/forum.ts';
import type { Meeting } from '../model/meeting.ts';
import type { InvitationTexts } from './invitation-texts.ts';

/** How many institutions gave which answer; `unanswered` have given none. */
export interface AnswerCounts {
  readonly attending: number;
  readonly represented: number;
  readonly not_attending: number;
  readonly tentative: number;
  readonly unanswered: number;
}

/** A meeting with what its notice shows beside the meeting itself. */
export interface MeetingView {
  readonly meeting: Meeting;
  readonly counts: AnswerCounts;
  /** Zones in which members of the forum are. */
  readonly memberZones: readonly ZoneId[];
  /** How many people have a place in the hall. */
  readonly taken: number;
}

/** Somebody of an institution who has an account where it is called. */
export interface CalledPerson {
  readonly capacity: 'holder' | 'aide';
  readonly userId: string;
}

/** An institution that a message is about. */
export interface NamedInstitution {
  readonly id: number;
  readonly shortName: string;
  readonly officialName: string;
  readonly timeZone: ZoneId;
  /** What it has answered to the meeting in question. */
  readonly answer: Answer | undefined;
  /** Whether it said that it comes before the meeting got another time, and not since. */
  readonly isToConfirmAnew?: boolean;
  /** Who comes in its official's place, as typed; empty where nobody is named. Not for a group. */
  readonly substitute: string;
  readonly people: readonly CalledPerson[];
}

/** Who reads the message: one person privately, or a group in which institutions are called by name. */
export type Reader =
  | { readonly kind: 'person'; readonly name: string; readonly salutation: string }
  | { readonly kind: 'group'; readonly startUrl: string | undefined }
  /** `privateChatUrl`: see `Platform.privateChatUrl`. */
  | { readonly kind: 'chat'; readonly privateChatUrl?: (payload: string) => string | undefined };

/** A forum as its notices tell of it. */
export interface NoticeForum extends Forum {
  readonly invitationTexts: InvitationTexts;
}

/** Everything a notice's message is made of. */
export interface NoticeContent<Facts = unknown, Details = unknown> {
  readonly facts: Facts;
  readonly details: Details;
  readonly forum: NoticeForum;
  /** The meeting it is about. */
  readonly view: MeetingView | undefined;
  readonly reader: Reader;
  /** Institutions the message is about, in the order of protocol: the reader's own, or those called in the group. */
  readonly institutions: readonly NamedInstitution[];
  /** Present moment, epoch milliseconds. */
  readonly now: number;
}
