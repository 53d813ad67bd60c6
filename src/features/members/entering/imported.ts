import type { Work } from '../../../model/work.ts';
import { listAccountsById } from '../accounts.store.ts';
import { endLinkCodes } from '../ways-in.store.ts';
import { tellKnownAccounts } from './account-notices.ts';
import { applyHeldAnswers } from './held.ts';
import { closeFulfilledRequests, listRegisteredHolders } from './imported.store.ts';
import type { Newcomer } from './types.ts';

/** Accounts that a members' file gave to people of the forum, and those that it cut off. */
export interface ImportedAccounts {
  readonly forumId: number;
  readonly given: readonly (Pick<Newcomer, 'platform' | 'externalId'> & { readonly personId: number })[];
  readonly revokedIds: readonly number[];
}

/** Tells the other accounts of people to whom a file gave one, and those that it replaced; what these were shown ends. */
export async function tellImported(work: Work, imported: ImportedAccounts): Promise<void> {
  const { forumId, given, revokedIds } = imported;
  const revoked = await listAccountsById(work.db, { forumId, ids: revokedIds });
  for (const { personId, platform, externalId } of given) {
    const replaced = revoked.filter((one) => one.personId === personId && one.platform === platform);
    if (replaced.length > 0)
      await endLinkCodes(work.db, { forumId, personIds: [personId], now: work.now, platform });
    const newcomer = { platform, externalId, name: '' };
    await tellKnownAccounts(work, { forumId, personId, newcomer, replaced });
  }
}

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
