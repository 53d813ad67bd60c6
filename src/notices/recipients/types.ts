import type { PlatformName } from '../../platform/incoming.ts';
import type { Audience } from '../schedule.ts';

/** Somebody who acts for an institution, and the platforms on which they can be written to privately. */
export interface Recipient {
  readonly personId: number;
  readonly name: string;
  /** The one that is used first comes first. */
  readonly reachableOn: readonly PlatformName[];
  readonly accountsOn: readonly PlatformName[];
}

/** An institution that is to be told, with everybody who acts for it now. */
export interface RecipientInstitution {
  readonly institutionId: number;
  readonly shortName: string;
  readonly persons: readonly Recipient[];
}

/** Which meeting and whose answers decide. */
export interface AudienceFacts {
  readonly forumId: number;
  readonly meetingId: number;
  readonly hostInstitutionId: number | undefined;
  readonly audience: Exclude<Audience, 'boundChats' | 'leaders' | 'hostAndSecretariat'>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Chats in which the forum's notices appear, the longest bound first. */
export interface BoundChat {
  readonly rowId: number;
  readonly platform: PlatformName;
  readonly title: string;
}
