import { z } from 'zod';
import { GRANTED_ROLES } from '../../../model/actor.ts';

const id = z.number().int();
const role = z.enum(GRANTED_ROLES);
/** Epoch milliseconds; null: open. */
const end = z.number().nullable();

/** What went from one record to another, by number. */
const movedRecord = z.object({
  accounts: z.array(id),
  holdings: z.array(id),
  roles: z.array(role).readonly(),
  /** Roles that both had. */
  doubledRoles: z.array(role).readonly(),
  /** Present answers: meeting and institution. */
  answers: z.array(z.tuple([id, id])),
  /** Rows of the answers' history; they are wider than JSON's numbers. */
  history: z.array(z.string()),
  /** Records that had gone into the merged one before. */
  earlier: z.array(id),
  /** Holdings that ended, with when they would have ended before. */
  ended: z.array(z.object({ id, until: end })),
});

/** What one admission changed, by number, so that it can be undone; kept as JSON, in which what is undefined is left out. */
export const movedSchema = z.object({
  /** Undefined when no record went into another. */
  record: movedRecord.optional(),
  /** The account that came in, and whose it was before: undefined for one that was nobody's. */
  account: z.object({ id, personId: id.optional(), revokedAt: z.number().optional() }).optional(),
  /** Accounts on the same platform that it replaced. */
  replaced: z.array(id),
  /** The holding that it was given. */
  started: id.optional(),
  role: role.optional(),
});

/** What one admission changed; see `movedSchema`. */
export type Moved = z.infer<typeof movedSchema>;
/** What went from one record to another. */
export type MovedRecord = z.infer<typeof movedRecord>;
/** Holdings that ended, with when they would have ended before. */
export type MovedHoldings = MovedRecord['ended'];

/** By what somebody came in as a person. */
export type AdmissionWay = 'invitation' | 'code' | 'secretariat' | 'file';

/** How long an admission can be undone, and is kept. */
export const UNDO_DAYS = 30;

/** An admission about to be kept. */
export interface NewAdmission {
  readonly forumId: number;
  readonly personId: number;
  readonly mergedId: number | undefined;
  readonly way: AdmissionWay;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly moved: Moved;
}

/** An admission that can be undone. */
export interface KnownAdmission {
  readonly id: number;
  readonly personId: number;
  readonly mergedId: number | undefined;
  readonly way: AdmissionWay;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly moved: Moved;
}
