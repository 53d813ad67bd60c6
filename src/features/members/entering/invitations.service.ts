import type { AdminId } from '../../../config.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import { done, type Result, refused } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import { institutionOfSeat } from '../seats.store.ts';
import { type AccountTaken, type AdmissionRefusal, type Admitted, admit } from './admission.service.ts';
import { codesIn, newInvitationCode, readInvitationCode } from './codes.rules.ts';
import {
  claimGuess,
  endExposed,
  endInvitationsFor,
  forgetGuesses,
  insertInvitation,
  lockInvitation,
  revokeExposed,
  useInvitation,
} from './codes.store.ts';
import type { InvitedTo, Maker } from './codes.types.ts';
import { tellInvitationRefused, tellInvitationUsed, tellMaker, tellOwner } from './telling/service.ts';
import type { Newcomer } from './types.ts';

/** How long an invitation is good. */
const INVITATION_DAYS = 7;

/** An invitation that was just made; the code is shown once and never again. */
export interface MadeInvitation {
  readonly id: number;
  readonly code: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** What is invited to, by whom. */
export interface Inviting extends InvitedTo, Maker {
  /** When its bearer takes office, epoch milliseconds; now unless given. */
  readonly from?: number | undefined;
}

/**
 * Makes an invitation of single use, good for a week from now, or from the moment when its bearer takes office. One that is
 * to bring somebody back ends those that were open for them: they may lie in a lost phone.
 */
export async function invite(
  work: Work,
  { from = work.now, ...inviting }: Inviting,
): Promise<MadeInvitation> {
  const { db, now } = work;
  const { forumId, personId } = inviting;
  if (personId !== undefined) await endInvitationsFor(db, { forumId, personIds: [personId], now });
  const { shown, hash } = newInvitationCode(work.randomness);
  const expiresAt = Math.max(now, from) + INVITATION_DAYS * DAY_MS;
  const id = await insertInvitation(db, { ...inviting, codeHash: hash, now, expiresAt });
  return { id, code: shown, expiresAt };
}

/** Somebody came in by an invitation. */
export interface CameIn extends Admitted {
  readonly forumId: number;
  readonly invitationId: number;
  /** Short name of the institution they act for now; empty when the invitation gave no seat. */
  readonly institution: string;
}

/** An invitation was opened by somebody who is somebody else here. */
export interface OpenedByAnother extends AccountTaken {
  readonly invitationId: number;
  readonly invited: InvitedTo;
  /** Short name; empty when it gives no seat. */
  readonly institution: string;
}

/** Why a code let nobody in. */
export type CodeRefusal = 'codeWrong' | 'tooManyGuesses' | 'accountBlocked' | 'adminAccount';

/** What the bearer of a code is told of why they were not let in. */
export function refusalOf(reason: AdmissionRefusal): CodeRefusal {
  return reason === 'accountBlocked' || reason === 'adminAccount' ? reason : 'codeWrong';
}

/** Who brings a code. */
export interface Bearer {
  readonly newcomer: Newcomer;
  readonly words: string;
  readonly admins: readonly AdminId[];
}

/**
 * Lets the bearer of a code in, and tells whoever made it and the secretariat who came in as whom. A bearer who is somebody else here
 * changes nothing and uses up nothing; that is told to them too. Wrong codes are counted together with those of linking, and
 * after five within an hour none is looked at.
 */
export async function joinByCode(
  work: Work,
  bearer: Bearer,
): Promise<Result<CameIn, CodeRefusal> | OpenedByAnother> {
  const { db, now } = work;
  const { newcomer, words, admins } = bearer;
  if (!(await claimGuess(db, { ...newcomer, now }))) return refused('tooManyGuesses');
  const codeHash = readInvitationCode(words);
  const invited = codeHash === undefined ? undefined : await lockInvitation(db, { codeHash, admins, now });
  if (invited === undefined) return refused('codeWrong');
  const { id: invitationId, forumId, seatId, personId, role, position, createdById } = invited;
  const institution = seatId === undefined ? undefined : await institutionOfSeat(db, { forumId, seatId });
  const known = institution?.shortName ?? '';
  const name = invited.name || newcomer.name;
  const admitted = await admit(work, {
    ...{ forumId, way: 'invitation', personId, role, admins },
    newcomer: { ...newcomer, name, shownName: newcomer.name },
    seat:
      institution === undefined
        ? undefined
        : { institutionId: institution.id, capacity: invited.capacity, position, whenTaken: 'aide' },
  });
  if (!admitted.ok) {
    if (admitted.reason === 'accountTaken') {
      const refusal = { ...admitted, invitationId, invited, institution: known };
      await tellInvitationRefused(work, { ...refusal, createdById, newcomer, admins });
      return refusal;
    }
    return refused(refusalOf(admitted.reason));
  }
  await forgetGuesses(db, newcomer);
  await useInvitation(db, { forumId, id: invitationId, now });
  const cameIn = { ...admitted.value, forumId, invitationId, institution: known };
  await tellInvitationUsed(work, { ...cameIn, createdById, role, newcomer, admins });
  return done(cameIn);
}

/**
 * Ends every code that stands in a text which others read, and tells who made it or was shown it. False when the text shows none
 * that was good.
 */
export async function endShownCodes(
  work: Work,
  { text, admins }: { readonly text: string; readonly admins: readonly AdminId[] },
): Promise<boolean> {
  const { db, now } = work;
  const { invitations, links } = codesIn(text);
  const revoked = invitations.length === 0 ? [] : await revokeExposed(db, { hashes: invitations, now });
  const ended = links.length === 0 ? [] : await endExposed(db, { hashes: links, now });
  for (const invitation of revoked) await tellMaker(work, { ...invitation, admins });
  for (const owner of ended) await tellOwner(work, owner);
  return revoked.length + ended.length > 0;
}
