import type { Capacity, GrantedRole } from '../../model/actor.ts';
import type { PlatformName } from '../../platform/incoming.ts';

/** A person of a forum. */
export interface PersonKey {
  readonly forumId: number;
  readonly personId: number;
}

/** People of a forum. */
export interface PeopleKey {
  readonly forumId: number;
  readonly personIds: readonly number[];
}

/** People of a forum, at a moment (epoch milliseconds). */
export interface PeopleAt extends PeopleKey {
  readonly now: number;
}

/** A person's seat as lists show it; `from` (epoch milliseconds) may lie ahead. */
export interface HeldSeat {
  readonly institutionId: number;
  readonly shortName: string;
  readonly capacity: Capacity;
  readonly position: string;
  readonly from: number;
}

/** A person of a forum with everything that gives rights. */
export interface KnownPerson {
  readonly id: number;
  readonly name: string;
  /** How letters address them; empty where nothing was chosen. */
  readonly salutation: string;
  readonly seats: readonly HeldSeat[];
  readonly roles: readonly GrantedRole[];
  readonly platforms: readonly PlatformName[];
}

/** Somebody who acts for a seat now or later. Moments are epoch milliseconds. */
export interface Holding {
  readonly id: number;
  readonly personId: number;
  readonly name: string;
  readonly capacity: Capacity;
  readonly position: string;
  readonly from: number;
}

/** An account as its platform numbers it. */
export interface Account {
  readonly platform: PlatformName;
  readonly externalId: string;
}

/** An account on a platform within a forum. */
export interface AccountKey extends Account {
  readonly forumId: number;
}

/** An account by number, and whose it is. */
export interface OwnedAccount extends Account {
  readonly id: number;
  readonly personId: number;
}
