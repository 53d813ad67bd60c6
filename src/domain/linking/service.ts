import { MINUTE_MS } from '../../lib/clock.ts';
import { done, type Result, refused } from '../../lib/result.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import { attachAccount, findAccount } from '../members/accounts-store.ts';
import { lockRoles, rolesOf } from '../members/roles-store.ts';
import { holdingsOf } from '../members/seats-store.ts';
import type { Work } from '../work.ts';
import { newLinkCode, readLinkCode } from './codes.ts';
import { claimGuess, forgetGuesses } from './guess-store.ts';
import { type Merge, mergePeople } from './merge-store.ts';
import { insertLinkCode, takeLinkCode } from './store.ts';

/** How long a code is good. */
export const LINK_CODE_MINUTES = 10;

/** Makes a code for somebody, to be typed on another platform; gives it as it is shown. */
export async function issueLinkCode(
  work: Work,
  owner: { readonly forumId: number; readonly personId: number; readonly platform: PlatformName },
): Promise<string> {
  const { shown, hash } = newLinkCode(work.randomness);
  const expiresAt = work.now + LINK_CODE_MINUTES * MINUTE_MS;
  await insertLinkCode(work.db, { ...owner, codeHash: hash, now: work.now, expiresAt });
  return shown;
}

/** Somebody types a code. */
export interface TypedCode {
  readonly platform: PlatformName;
  readonly externalId: string;
  readonly words: string;
}

/** What a good code did. */
export interface Linked {
  readonly forumId: number;
  readonly personId: number;
  /** The account's own record until now, which became one with the other; undefined for an account of nobody. */
  readonly mergedId: number | undefined;
}

/** The account is somebody's whose seat or role a code must not hand over; who that is, and whose the code was. */
export interface AccountTaken {
  readonly ok: false;
  readonly reason: 'accountTaken';
  readonly forumId: number;
  readonly takenId: number;
  readonly ownerId: number;
}

/**
 * Links the account that typed a good code to the person it was shown to. When that account was somebody else's record
 * in the forum, the two become one, unless that would hand over a role or a seat: then only the code is used up. At most
 * five wrong codes an hour are looked at.
 */
export async function linkByCode(
  work: Work,
  { platform, externalId, words }: TypedCode,
): Promise<Result<Linked, 'codeWrong' | 'tooManyGuesses'> | AccountTaken> {
  const { db, now } = work;
  if (!(await claimGuess(db, { platform, externalId, now }))) return refused('tooManyGuesses');
  const codeHash = readLinkCode(words);
  const owner =
    codeHash === undefined ? undefined : await takeLinkCode(db, { codeHash, typedOn: platform, now });
  if (owner === undefined) return refused('codeWrong');
  await forgetGuesses(db, { platform, externalId });
  const { forumId, personId } = owner;
  const before = await findAccount(db, { forumId, platform, externalId });
  const isOther = before !== undefined && !before.isRevoked && before.personId !== personId;
  if (isOther) {
    const takenId = before.personId;
    await lockRoles(db, forumId);
    if (await handsOver(work, { forumId, from: takenId, into: personId })) {
      return { ok: false, reason: 'accountTaken', forumId, takenId, ownerId: personId };
    }
    await mergePeople(db, { forumId, from: takenId, into: personId });
  }
  await attachAccount(db, { forumId, personId, platform, externalId, now });
  return done({ forumId, personId, mergedId: isOther ? before.personId : undefined });
}

/** Whether one record would get a role or a seat of the other by becoming one with it. */
async function handsOver({ db, now }: Work, { forumId, from, into }: Merge): Promise<boolean> {
  if ((await rolesOf(db, { forumId, personIds: [from] })).length > 0) return true;
  const own = await holdingsOf(db, { forumId, personId: into, at: now });
  const theirs = await holdingsOf(db, { forumId, personId: from, at: now });
  return theirs.some(
    ({ seatId, capacity }) => !own.some((held) => held.seatId === seatId && held.capacity === capacity),
  );
}
