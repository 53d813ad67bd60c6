import type { PlatformName } from '../../../platform/incoming.ts';
import type { LineProblem } from '../csv/types.ts';
import type { Capacity } from '../types.ts';

/** What the store knows of a forum's members, as far as an import compares it. */
export interface MembersState {
  readonly institutions: readonly StoredInstitution[];
  /** People who have an account or act for a seat now; those who were forgotten are not among them. */
  readonly people: readonly { readonly id: number; readonly name: string }[];
  readonly accounts: readonly StoredAccount[];
  /** Those of this moment. */
  readonly holdings: readonly StoredHolding[];
  /** Those that begin later. */
  readonly coming: readonly StoredHolding[];
}

/** What an institution is called and where its clocks are. */
export interface InstitutionFacts {
  readonly code: string;
  readonly officialName: string;
  readonly shortName: string;
  readonly timeZone: string;
}

export interface StoredInstitution extends InstitutionFacts {
  readonly isVerified: boolean;
  readonly hasLeft: boolean;
  /** Undefined where it has no seat yet. */
  readonly seatTitle: string | undefined;
}

export interface StoredAccount {
  readonly id: number;
  readonly personId: number;
  readonly platform: PlatformName;
  readonly externalId: string;
  readonly isRevoked: boolean;
}

export interface StoredHolding {
  readonly id: number;
  readonly code: string;
  readonly personId: number;
  readonly capacity: Capacity;
  readonly position: string;
}

/** A person of a plan: one of the store, or the n-th of `MembersPlan.newPeople`. */
export type PersonRef =
  | { readonly kind: 'stored'; readonly id: number }
  | { readonly kind: 'new'; readonly index: number };

/** Everything an import writes; all lists empty when nothing changes. */
export interface MembersPlan {
  /** New ones, and those whose facts change. */
  readonly institutions: readonly InstitutionFacts[];
  /** Seats that do not exist or have no title yet. */
  readonly seats: readonly { readonly code: string; readonly title: string }[];
  readonly newPeople: readonly { readonly name: string }[];
  readonly renamedPeople: readonly { readonly id: number; readonly name: string }[];
  /** Accounts that begin to be this person's. */
  readonly accounts: readonly {
    readonly person: PersonRef;
    readonly platform: PlatformName;
    readonly externalId: string;
  }[];
  readonly revokedAccountIds: readonly number[];
  readonly endedHoldingIds: readonly number[];
  readonly newHoldings: readonly NewHolding[];
  readonly newPositions: readonly { readonly holdingId: number; readonly position: string }[];
}

export interface NewHolding {
  readonly code: string;
  readonly person: PersonRef;
  readonly capacity: Capacity;
  readonly position: string;
}

/** What becomes of somebody at an institution. */
export type ChangeKind = 'new' | 'changed' | 'ended' | 'unchanged';

/** What about somebody changes. */
export type ChangedFact = 'name' | 'position' | 'account' | 'capacity' | 'institution';

/** A line of the preview. */
export interface MemberChange {
  readonly kind: Exclude<ChangeKind, 'unchanged'>;
  readonly code: string;
  readonly shortName: string;
  readonly name: string;
  /** What they are called in the store until now, where that changes. */
  readonly formerName?: string | undefined;
  readonly capacity: Capacity;
  /** Empty for `new` and `ended`. */
  readonly facts: readonly ChangedFact[];
}

/** How many people at institutions there are of each kind. */
export type ChangeCounts = Readonly<Record<ChangeKind, number>>;

/** What an import would do: to show, and to write. */
export interface MembersDiff {
  /** Lines that contradict the store; while there are any, nothing is written. */
  readonly problems: readonly LineProblem[];
  readonly counts: ChangeCounts;
  readonly changes: readonly MemberChange[];
  readonly plan: MembersPlan;
}
