import { MINUTE_MS } from '../../lib/clock.ts';
import { done, type Result, refused } from '../../lib/result.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import { attachAccount, findAccount } from '../members/accounts-store.ts';
import { lockRoles } from '../members/roles-store.ts';
import type { Work } from '../work.ts';
import { newLinkCode, readLinkCode } from './codes.ts';
import { claimGuess, forgetGuesses } from './guess-store.ts';
import { mergePeople } from './merge-store.ts';
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

/**
 * Links the account that typed a good code to the person it was shown to. When that account was somebody else's record
 * in the forum, the two become one. At most five wrong codes an hour are looked at.
 */
export async function linkByCode(
  work: Work,
  { platform, externalId, words }: TypedCode,
): Promise<Result<{ readonly forumId: number; readonly personId: number }, 'codeWrong' | 'tooManyGuesses'>> {
  const { db, now } = work;
  if (!(await claimGuess(db, { platform, externalId, now }))) return refused('tooManyGuesses');
  const codeHash = readLinkCode(words);
  const owner =
    codeHash === undefined ? undefined : await takeLinkCode(db, { codeHash, typedOn: platform, now });
  if (owner === undefined) return refused('codeWrong');
  await forgetGuesses(db, { platform, externalId });
  const { forumId, personId } = owner;
  const before = await findAccount(db, { forumId, platform, externalId });
  if (before !== undefined && !before.isRevoked && before.personId !== personId) {
    await lockRoles(db, forumId);
    await mergePeople(db, { forumId, from: before.personId, into: personId });
  }
  await attachAccount(db, { forumId, personId, platform, externalId, now });
  return done(owner);
}
