import type { Work } from '../work.ts';
import { applyHeldAnswers } from './held.ts';
import { closeFulfilledRequests, listRegisteredHolders } from './imported-store.ts';

/**
 * Settles what waited for accounts that a members' file made known: their kept answers count, their open requests
 * for the same institution end. Gives how many answers count.
 */
export async function admitImported(work: Work, forumId: number): Promise<number> {
  const { db, now } = work;
  await closeFulfilledRequests(db, { forumId, now });
  let applied = 0;
  for (const { institutionId, ...newcomer } of await listRegisteredHolders(db, { forumId, now })) {
    applied += await applyHeldAnswers(work, { forumId, institutionId, newcomer, admins: [] });
  }
  return applied;
}
