import type { Answer } from '../../model/answer.ts';
import type { PlatformName } from '../../platform/incoming.ts';

/**
 * Whom a notice concerns: whoever it was planned for (`named`), the bound chats, institutions by their answer (`unanswered` are those
 * who have given none, are still to confirm, or are to confirm anew for another time), the meeting's host,
 * all institutions, one of them, or people by their role. Of `hostAidesAndSecretariat` the host's official
 * hears only where no aide can be reached. `hostElseSecretariat` are the aides of the host who can be reached, else its official, else
 * the secretariat; `chairs`, `hostPeople`, `hostAndLeaders` and it are people only, so that nothing of it is ever said in a group.
 */
export type Audience =
  | 'named'
  | 'boundChats'
  | 'unanswered'
  | 'coming'
  | 'host'
  | 'all'
  | 'leaders'
  | 'chairs'
  | 'hostAndSecretariat'
  | 'hostAidesAndSecretariat'
  | 'hostPeople'
  | 'hostAndLeaders'
  | 'hostElseSecretariat'
  | { readonly institutionId: number };

/** Somebody who acts for an institution, and the platforms on which they can be written to privately. */
export interface Recipient {
  readonly personId: number;
  readonly name: string;
  /** The one that is used first comes first. */
  readonly reachableOn: readonly PlatformName[];
  readonly accountsOn: readonly PlatformName[];
  readonly isAide: boolean;
}

/** An institution that is to be told, with everybody who acts for it now. */
export interface RecipientInstitution {
  readonly institutionId: number;
  readonly shortName: string;
  /** What it has answered to the meeting in question. */
  readonly answer: Answer | undefined;
  /** Whether it said that it comes before the meeting got another time, and not since. */
  readonly isToConfirmAnew: boolean;
  readonly persons: readonly Recipient[];
}

/** Institutions of a forum by their answer to a meeting, or one of them. */
export interface RecipientQuery {
  readonly forumId: number;
  readonly meetingId: number;
  readonly audience: 'unanswered' | 'coming' | 'all' | { readonly institutionId: number };
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Chats in which the forum's notices appear, the longest bound first. */
export interface BoundChat {
  readonly rowId: number;
  readonly platform: PlatformName;
  readonly title: string;
}
