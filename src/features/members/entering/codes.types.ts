import type { AdminId } from '../../../config.ts';
import type { Capacity, GrantedRole } from '../../../model/actor.ts';
import type { PlatformName } from '../../../platform/incoming.ts';

/** What an invitation gives to its bearer. */
export interface InvitedTo {
  readonly forumId: number;
  /** Undefined: it only gives a role, or re-links a person. */
  readonly seatId: number | undefined;
  readonly capacity: Capacity;
  readonly role: GrantedRole | undefined;
  /** The record that the bearer's account is to belong to, if there is one already. */
  readonly personId: number | undefined;
  /** For whom, as the secretariat typed it; empty when nobody was named. */
  readonly name: string;
  readonly position: string;
}

/** An invitation that is about to be used. */
export interface TakenInvitation extends InvitedTo {
  readonly id: number;
  readonly createdById: number | undefined;
}

/** Who made an invitation. */
export interface Maker {
  /** Undefined for an admin without a record. */
  readonly createdById: number | undefined;
  /** Account of such an admin (`telegram:9001`); else empty or left out. */
  readonly createdBy?: string;
}

/** An invitation about to be given out. Moments are epoch milliseconds. */
export interface NewInvitation extends InvitedTo, Maker {
  readonly codeHash: string;
  readonly now: number;
  readonly expiresAt: number;
}

/** A code that somebody brings. */
export interface BroughtCode {
  readonly codeHash: string;
  readonly admins: readonly AdminId[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** An invitation that can still be used, as lists show it. */
export interface OpenInvitation {
  readonly id: number;
  /** Short name of the institution; empty when it gives no seat. */
  readonly institution: string;
  readonly capacity: Capacity;
  readonly role: GrantedRole | undefined;
  /** Whom it is for: the person that it brings back, or as the secretariat typed it. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** An invitation that was taken back because others read its code, and who made it. */
export interface ExposedInvitation {
  readonly id: number;
  readonly forumId: number;
  readonly createdById: number | undefined;
}

/** A code about to be shown. */
export interface NewLink {
  readonly forumId: number;
  readonly personId: number;
  /** Where it is shown; it must be typed elsewhere. */
  readonly platform: PlatformName;
  readonly codeHash: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly expiresAt: number;
}
