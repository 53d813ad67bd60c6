import type { Answer } from '../../model/answer.ts';
import type { InstitutionKind } from '../../model/institution.ts';

/** Somebody as lists name them. */
export interface NamedPerson {
  readonly name: string;
  /** As typed or on record; empty where nobody wrote one. */
  readonly position: string;
}

/** An institution of the forum with its official and its answer to a meeting. Moments are epoch milliseconds. */
export interface InvitedInstitution {
  readonly institutionId: number;
  readonly shortName: string;
  readonly officialName: string;
  readonly kind: InstitutionKind;
  /** Who holds the seat when the meeting begins. */
  readonly official: NamedPerson | undefined;
  readonly answer: Answer | undefined;
  readonly note: string;
  readonly byName: string;
  readonly answeredAt: number | undefined;
}

/** Letting people in to a meeting. */
export interface CheckIn {
  readonly meetingId: number;
  readonly token: string;
  readonly secret: string;
  /** Opens a chat with the bot and hands it the code that stands behind it; empty where no platform has such addresses. */
  readonly startUrl: string;
}

/** Somebody who was seen at a meeting. */
export interface Presence {
  readonly id: number;
  readonly institutionId: number | undefined;
  readonly name: string;
  readonly position: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Somebody who was seen, and who of the record they are. */
export interface KnownPresence extends Presence {
  readonly personId: number | undefined;
}

/** Somebody about to be marked as present. */
export interface Arrival extends Omit<KnownPresence, 'id' | 'at'> {
  /** Whom it means within the meeting, so that nobody is there twice. */
  readonly key: string;
}

/** What became of an arrival: a mark of its own, one that was there and is filled in with a name or position, or nothing new. */
export interface Entered {
  readonly presence: Presence;
  readonly became: 'new' | 'filled' | 'known';
}
