import type { AdminId } from '../../../config.ts';
import { MINUTE_MS } from '../../../lib/clock.ts';
import { done, type Result, refused } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import type { PlatformName } from '../../../platform/incoming.ts';
import { type AccountTaken, admit } from './admission.service.ts';
import { newLinkCode, readLinkCode } from './codes.rules.ts';
import { claimGuess, forgetGuesses, insertLinkCode, takeLinkCode } from './codes.store.ts';
import { type CodeRefusal, refusalOf } from './invitations.service.ts';
import { tellMerged } from './telling/service.ts';
import type { Newcomer } from './types.ts';

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
  readonly newcomer: Newcomer;
  readonly words: string;
  readonly admins: readonly AdminId[];
}

/** What a good code did. */
export interface Linked {
  readonly forumId: number;
  readonly personId: number;
  /** The account's own record until now, which became one with the other; undefined for an account of nobody. */
  readonly mergedId: number | undefined;
}

/**
 * Links the account that typed a good code to the person it was shown to. When that account was somebody else's record
 * in the forum, the two become one, unless that would hand over a role or a seat: then only the code is used up. At most
 * five wrong codes an hour are looked at.
 */
export async function linkByCode(
  work: Work,
  { newcomer, words, admins }: TypedCode,
): Promise<Result<Linked, CodeRefusal> | AccountTaken> {
  const { db, now } = work;
  if (!(await claimGuess(db, { ...newcomer, now }))) return refused('tooManyGuesses');
  const codeHash = readLinkCode(words);
  const typedOn = newcomer.platform;
  const owner = codeHash === undefined ? undefined : await takeLinkCode(db, { codeHash, typedOn, now });
  if (owner === undefined) return refused('codeWrong');
  await forgetGuesses(db, newcomer);
  const { forumId, personId } = owner;
  const admitted = await admit(work, {
    ...{ forumId, newcomer, personId, admins },
    ...{ way: 'code', seat: undefined, role: undefined },
  });
  if (!admitted.ok) {
    if (admitted.reason === 'accountTaken') return admitted;
    return refused(refusalOf(admitted.reason));
  }
  const { mergedId, admissionId } = admitted.value;
  if (mergedId !== undefined && admissionId !== undefined)
    await tellMerged(work, { forumId, admissionId, personId, mergedId, admins });
  return done({ forumId, personId, mergedId });
}
