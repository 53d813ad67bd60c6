import type { Capacity, GrantedRole } from '../../../model/actor.ts';
import type { PlatformName } from '../../../platform/incoming.ts';

/** Longest question, answer or remark about a request, in characters. */
export const REMARK_LENGTH = 500;

/** What became of a request to act for an institution. */
export type RequestState = 'pending' | 'approved' | 'refused';

/** A request to act for an institution. */
export interface JoinRequest {
  readonly id: number;
  readonly forumId: number;
  readonly institutionId: number;
  /** Short name of the institution. */
  readonly institution: string;
  readonly platform: PlatformName;
  readonly externalId: string;
  /** As the platform showed the name when it was asked. */
  readonly displayName: string;
  readonly capacity: Capacity;
  readonly state: RequestState;
  /** Name of who decided; empty while nobody did, or for an admin without a record. */
  readonly decidedBy: string;
}

/** Somebody on a platform who is about to belong to the forum. */
export interface Newcomer {
  readonly platform: PlatformName;
  readonly externalId: string;
  /** The name that a new record gets. */
  readonly name: string;
  /** As the platform shows it, where `name` is another. */
  readonly shownName?: string;
  /** The account's short name, without `@`, where the platform has one. */
  readonly handle?: string | undefined;
}

/** Somebody of the forum who asks to act for another institution. */
export interface KnownApplicant {
  readonly name: string;
  readonly seats: readonly { readonly capacity: Capacity; readonly institution: string }[];
  readonly roles: readonly GrantedRole[];
}

/** A request to act for an institution, as it is told. */
export interface JoinRequestDetails {
  readonly requestId: number;
  readonly displayName: string;
  readonly platform: PlatformName;
  /** The account's number on its platform. */
  readonly externalId: string;
  readonly institution: string;
  readonly capacity: Capacity;
  readonly state: 'pending' | 'approved' | 'refused';
  /** Who holds the seat now. */
  readonly holders: readonly string[];
  /** Whose the account is already, with what they act for and their roles; undefined for somebody new. */
  readonly known: KnownApplicant | undefined;
}
