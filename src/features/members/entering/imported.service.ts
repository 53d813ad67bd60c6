import type { Work } from '../../../model/work.ts';
import { applyHeldAnswers } from '../../answers/held.service.ts';
import { accountKey } from '../people.rules.ts';
import { listAccounts, listAccountsById } from '../people.store.ts';
import type { OwnedAccount } from '../types.ts';
import { insertAdmissions } from './admissions.store.ts';
import { endLinkCodes } from './codes.store.ts';
import { closeFulfilledRequests, listRegisteredHolders } from './requests.store.ts';
import { tellKnownAccounts } from './telling/service.ts';
import type { Newcomer } from './types.ts';

/** Accounts that a members' file gave to people of the forum, and those that it cut off. */
export interface ImportedAccounts {
  readonly forumId: number;
  readonly given: readonly ImportedAccount[];
  readonly revokedIds: readonly number[];
}

/** An account that a file gave to somebody. */
export interface ImportedAccount extends Pick<Newcomer, 'platform' | 'externalId'> {
  readonly personId: number;
  /** Whose it was until then; undefined for one that was nobody's. */
  readonly before:
    | {
        readonly personId: number;
        readonly revokedAt: number | undefined;
        /** They lost everything by the same file. */
        readonly hasLeft: boolean;
      }
    | undefined;
}

/**
 * Treats accounts that a file gave to people as if they had come in by themselves: what is replaced is shown no code any more, the
 * other accounts of the person hear of it, and each can be undone.
 */
export async function keepImported(work: Work, imported: ImportedAccounts): Promise<void> {
  const { db, now } = work;
  const { forumId, given, revokedIds } = imported;
  const revoked = Map.groupBy(await listAccountsById(db, { forumId, ids: revokedIds }), placeOf);
  const owned = await listAccounts(db, { forumId, personIds: given.map(({ personId }) => personId) });
  const present = new Map(owned.map((account) => [accountKey(account), account.id]));
  const linked = given.map((account) => ({ ...account, replaced: revoked.get(placeOf(account)) ?? [] }));
  await insertAdmissions(
    db,
    linked.map(({ before, replaced, ...account }) => {
      const id = present.get(accountKey(account)) ?? 0;
      const moved = { account: { id, ...formerOwner(before, now) }, replaced: replaced.map((one) => one.id) };
      return { forumId, personId: account.personId, mergedId: undefined, way: 'file', now, moved };
    }),
  );
  for (const { personId, platform, externalId, replaced } of linked) {
    if (replaced.length > 0) await endLinkCodes(db, { forumId, personIds: [personId], now, platform });
    const newcomer = { platform, externalId, name: '' };
    await tellKnownAccounts(work, { forumId, personId, newcomer, replaced });
  }
}

/** Whose account on which platform it is. */
function placeOf({ personId, platform }: Pick<OwnedAccount, 'personId' | 'platform'>): string {
  return `${personId}:${platform}`;
}

/** What undoing goes back to; an account of somebody who left with the same file stays without rights then. */
function formerOwner(
  before: ImportedAccount['before'],
  now: number,
): { readonly personId?: number; readonly revokedAt?: number } {
  if (before === undefined) return {};
  const { personId, hasLeft } = before;
  const revokedAt = hasLeft ? now : before.revokedAt;
  return revokedAt === undefined ? { personId } : { personId, revokedAt };
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
