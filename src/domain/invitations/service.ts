import type { AdminId } from '../../config.ts';
import { DAY_MS } from '../../lib/clock.ts';
import { done, type Result, refused } from '../../lib/result.ts';
import { type Admitted, admit } from '../joining/admission.ts';
import type { Newcomer } from '../joining/types.ts';
import { newInvitationCode, readInvitationCode } from '../linking/codes.ts';
import { claimGuess, forgetGuesses } from '../linking/guess-store.ts';
import { institutionOfSeat, listHoldings, lockSeat } from '../members/seats-store.ts';
import type { Capacity } from '../members/types.ts';
import type { Work } from '../work.ts';
import { tellInvitationUsed } from './notices.ts';
import { type InvitedTo, insertInvitation, takeInvitation } from './store.ts';

/** How long an invitation is good. */
export const INVITATION_DAYS = 7;

/** An invitation that was just made; the code is shown once and never again. */
export interface MadeInvitation {
  readonly id: number;
  readonly code: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Makes an invitation of single use, good for a week from now, or from the moment when its bearer takes office. */
export async function invite(
  work: Work,
  {
    createdById,
    from = work.now,
    ...invitedTo
  }: InvitedTo & { readonly createdById: number | undefined; readonly from?: number | undefined },
): Promise<MadeInvitation> {
  const { shown, hash } = newInvitationCode(work.randomness);
  const expiresAt = Math.max(work.now, from) + INVITATION_DAYS * DAY_MS;
  const facts = { ...invitedTo, createdById, codeHash: hash, now: work.now, expiresAt };
  return { id: await insertInvitation(work.db, facts), code: shown, expiresAt };
}

/** Somebody came in by an invitation. */
export interface CameIn extends Admitted {
  readonly forumId: number;
  readonly invitationId: number;
  /** Short name of the institution they act for now; empty when the invitation gave no seat. */
  readonly institution: string;
  readonly capacity: Capacity;
}

/**
 * Lets the bearer of a code in, and tells whoever made it and the secretariat. Wrong codes are counted together with those of linking, and after five within an hour none
 * is looked at.
 */
export async function joinByCode(
  work: Work,
  bearer: { readonly newcomer: Newcomer; readonly words: string; readonly admins: readonly AdminId[] },
): Promise<Result<CameIn, 'codeWrong' | 'tooManyGuesses'>> {
  const { db, now } = work;
  const { newcomer, words, admins } = bearer;
  if (!(await claimGuess(db, { ...newcomer, now }))) return refused('tooManyGuesses');
  const codeHash = readInvitationCode(words);
  const invited = codeHash === undefined ? undefined : await takeInvitation(db, { codeHash, now });
  if (invited === undefined) return refused('codeWrong');
  await forgetGuesses(db, newcomer);
  const { forumId, seatId, personId, role, position } = invited;
  const institution = seatId === undefined ? undefined : await institutionOfSeat(db, seatId);
  const capacity =
    institution === undefined
      ? invited.capacity
      : await freeCapacity(work, { forumId, institutionId: institution.id, wanted: invited.capacity });
  const seat = institution === undefined ? undefined : { institutionId: institution.id, capacity, position };
  const name = invited.name || newcomer.name;
  const admitted = await admit(work, {
    forumId,
    newcomer: { ...newcomer, name },
    ...{ personId, role, seat, admins },
  });
  const cameIn = {
    ...{ forumId, invitationId: invited.id, personId: admitted.personId },
    ...{ institution: institution?.shortName ?? '', capacity },
  };
  const { createdById } = invited;
  await tellInvitationUsed(work, { ...cameIn, createdById, role, platform: newcomer.platform, admins });
  return done({ ...cameIn, answers: admitted.answers });
}

/** A seat that somebody took since the invitation was made has room for an aide only. */
async function freeCapacity(
  { db, now }: Work,
  {
    forumId,
    institutionId,
    wanted,
  }: { readonly forumId: number; readonly institutionId: number; readonly wanted: Capacity },
): Promise<Capacity> {
  if (wanted === 'aide') return 'aide';
  await lockSeat(db, { forumId, institutionId });
  const holdings = await listHoldings(db, { forumId, institutionId, at: now });
  return holdings.some((held) => held.capacity === 'holder') ? 'aide' : 'holder';
}
