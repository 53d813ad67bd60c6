import type { GrantedRole } from '../../../model/actor.ts';

/** Holdings that ended, with when they would have ended before (epoch milliseconds; null: open). */
export type MovedHoldings = readonly { readonly id: number; readonly until: number | null }[];

/** What went from one record to another, by number. */
export interface MovedRecord {
  readonly accounts: readonly number[];
  readonly holdings: readonly number[];
  readonly roles: readonly GrantedRole[];
  /** Roles that both had. */
  readonly doubledRoles: readonly GrantedRole[];
  /** Present answers: meeting and institution. */
  readonly answers: readonly (readonly [number, number])[];
  /** Rows of the answers' history; they are wider than JSON's numbers. */
  readonly history: readonly string[];
  /** Records that had gone into the merged one before. */
  readonly earlier: readonly number[];
  readonly ended: MovedHoldings;
}

/** What one admission changed, by number, so that it can be undone. */
export interface Moved {
  /** Undefined when no record went into another. */
  readonly record?: MovedRecord | undefined;
  /** The account that came in, and whose it was before. */
  readonly account?:
    | {
        readonly id: number;
        /** Undefined for one that was nobody's. */
        readonly personId: number | undefined;
        readonly revokedAt: number | undefined;
      }
    | undefined;
  /** Accounts on the same platform that it replaced. */
  readonly replaced: readonly number[];
  /** The holding that it was given. */
  readonly started?: number | undefined;
  readonly role?: GrantedRole | undefined;
}
