import { done, type Result } from '../../lib/result.ts';
import type { Work } from '../work.ts';
import { revokeAccounts } from './accounts-store.ts';
import { createPerson } from './people-store.ts';
import { type RoleRefusal, removeRoles } from './roles.ts';
import { endHoldings, type Holding, holdingsOf, listHoldings, lockSeat, startHolding } from './seats-store.ts';

/** A change of office at an institution. */
export interface OfficeChange {
  readonly forumId: number;
  readonly institutionId: number;
  /** Somebody of the forum, or a new person by name. */
  readonly successor: { readonly personId: number } | { readonly name: string };
  readonly position: string;
  /** First moment of the new holder, epoch milliseconds. */
  readonly from: number;
  readonly keepsAides: boolean;
}

/** What a change of office did. */
export interface OfficeChanged {
  readonly personId: number;
  readonly seatId: number;
  readonly leaving: readonly Holding[];
}

/**
 * Gives a seat to a new holder from a moment on. Answers and history keep their names. Whoever leaves and holds no
 * other seat loses roles and accounts with it; where the moment lies ahead, the seat ends by itself then.
 */
export async function changeHolder(
  work: Work,
  change: OfficeChange,
): Promise<Result<OfficeChanged, RoleRefusal>> {
  const { db, now } = work;
  const { forumId, institutionId, from, successor } = change;
  const seatId = await lockSeat(db, { forumId, institutionId });
  const staying = 'personId' in successor ? successor.personId : undefined;
  const leaving = (await listHoldings(db, { forumId, institutionId, at: from })).filter(
    (holding) =>
      holding.personId !== staying && (holding.capacity === 'holder' || !change.keepsAides),
  );
  if (from <= now) {
    for (const holding of leaving) {
      const left = await loseRights(work, { forumId, personId: holding.personId, exceptSeat: seatId });
      if (!left.ok) return left;
    }
  }
  await endHoldings(db, { forumId, ids: leaving.map(({ id }) => id), at: from });
  const personId =
    'personId' in successor ? successor.personId : await createPerson(db, { forumId, name: successor.name, now });
  const { position } = change;
  await startHolding(db, { forumId, seatId, personId, capacity: 'holder', position, from });
  return done({ personId, seatId, leaving });
}

/** Takes everything away from somebody who holds no seat but the one being left. */
async function loseRights(
  work: Work,
  facts: { readonly forumId: number; readonly personId: number; readonly exceptSeat: number },
): Promise<Result<undefined, RoleRefusal>> {
  const { forumId, personId, exceptSeat } = facts;
  const held = await holdingsOf(work.db, { forumId, personId, at: work.now });
  if (held.some(({ seatId }) => seatId !== exceptSeat)) return done(undefined);
  const removed = await removeRoles(work, { forumId, personId });
  if (!removed.ok) return removed;
  await revokeAccounts(work.db, { forumId, personId, now: work.now });
  return done(undefined);
}

/** Ends everything somebody is in the forum: seats, roles, accounts. Their answers and history stay. */
export async function removePerson(
  work: Work,
  { forumId, personId }: { readonly forumId: number; readonly personId: number },
): Promise<Result<undefined, RoleRefusal>> {
  const removed = await removeRoles(work, { forumId, personId });
  if (!removed.ok) return removed;
  const held = await holdingsOf(work.db, { forumId, personId, at: work.now });
  await endHoldings(work.db, { forumId, ids: held.map(({ id }) => id), at: work.now });
  await revokeAccounts(work.db, { forumId, personId, now: work.now });
  return done(undefined);
}
