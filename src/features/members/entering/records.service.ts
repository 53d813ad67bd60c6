import type { AdminId } from '../../../config.ts';
import { done, type Result, refused } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import { findPerson, listAccounts } from '../people.store.ts';
import type { RoleRefusal } from '../roles.service.ts';
import { areLastSecretariat, lockRoles } from '../roles.store.ts';
import { lockSeats } from '../seats.store.ts';
import type { KnownAdmission } from './admission.types.ts';
import {
  findAdmission,
  insertAdmission,
  markUndone,
  mergePeople,
  restoreAccounts,
  restoreRecord,
  takeGiven,
} from './admissions.store.ts';
import { endInvitationsBy, endInvitationsFor, endLinkCodes } from './codes.store.ts';
import { tellMerged, tellUndone } from './telling/service.ts';

/** An admission that was undone. */
export interface Undone {
  readonly personId: number;
  readonly mergedId: number | undefined;
}

/**
 * Undoes an admission: the account that came in is cut off or goes back to whose it was, what it replaced has its rights again, and of
 * two records that became one each gets back its seats, roles, accounts and answers. What was given with it ends. What was done
 * in between stays with the person as whom it was done, and a seat that was left since stays left. All accounts that it concerns are told.
 */
export async function undoAdmission(
  work: Work,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<Result<Undone, 'admissionGone' | RoleRefusal>> {
  const { db, now } = work;
  const admission = await findAdmission(db, { forumId, id, now });
  if (admission === undefined) return refused('admissionGone');
  const { personId, mergedId, moved } = admission;
  await lockSeats(db, { forumId, of: { personIds: [personId], at: now } });
  await lockRoles(db, forumId);
  // Merged again, or forgotten: what came later is undone first.
  if ((await findPerson(db, { forumId, personId, now })) === undefined) return refused('admissionGone');
  if (await leavesNoSecretariat(work, { ...admission, forumId })) return refused('lastSecretariat');
  if (!(await markUndone(db, { forumId, id, now }))) return refused('admissionGone');
  const before = await listAccounts(db, { forumId, personIds: [personId] });
  await takeGiven(db, { forumId, personId, moved, now });
  if (mergedId !== undefined && moved.record !== undefined)
    await restoreRecord(db, {
      ...{ forumId, from: mergedId, into: personId, record: moved.record },
      ...{ mergedAt: admission.at, now },
    });
  await restoreAccounts(db, { forumId, personId, mergedId, moved, at: admission.at, now });
  const people = { forumId, personIds: [personId], now };
  await endLinkCodes(db, people);
  if (moved.role === 'secretariat') await endInvitationsBy(db, people);
  const after = await listAccounts(db, { forumId, personIds: [personId] });
  await tellUndone(work, { forumId, id, personId, accounts: [...before, ...after] });
  return done({ personId, mergedId });
}

/** Whether the forum would have no secretariat left that can reach the bot. */
async function leavesNoSecretariat(
  { db }: Work,
  { forumId, personId, moved }: KnownAdmission & { readonly forumId: number },
): Promise<boolean> {
  if (!(await areLastSecretariat(db, { forumId, personIds: [personId] }))) return false;
  if (moved.role === 'secretariat') return true;
  // Who was secretariat before goes on as such, with the account that goes back.
  if (moved.record?.roles.includes('secretariat')) return false;
  const leaving = new Set([moved.account?.id, ...(moved.record?.accounts ?? [])]);
  const accounts = await listAccounts(db, { forumId, personIds: [personId] });
  return moved.replaced.length === 0 && accounts.every((account) => leaving.has(account.id));
}

/**
 * Makes two records one because the secretariat says that they are the same human being: `from` goes into `into`, with seats, roles and
 * accounts. The accounts of both and the secretariat are told. Gives the number by which it can be undone.
 */
export async function mergeRecords(
  work: Work,
  facts: {
    readonly forumId: number;
    readonly from: number;
    readonly into: number;
    readonly admins: readonly AdminId[];
  },
): Promise<Result<number, 'mergeGone'>> {
  const { db, now } = work;
  const { forumId, from, into, admins } = facts;
  await lockSeats(db, { forumId, of: { personIds: [from, into], at: now } });
  await lockRoles(db, forumId);
  const isThere = async (personId: number): Promise<boolean> =>
    (await findPerson(db, { forumId, personId, now })) !== undefined;
  if (from === into || !(await isThere(from)) || !(await isThere(into))) return refused('mergeGone');
  await endLinkCodes(db, { forumId, personIds: [from, into], now });
  await endInvitationsFor(db, { forumId, personIds: [from, into], now });
  const record = await mergePeople(db, { forumId, from, into, now });
  const admissionId = await insertAdmission(db, {
    ...{ forumId, personId: into, mergedId: from, way: 'secretariat', now },
    moved: { record, replaced: [] },
  });
  await tellMerged(work, { forumId, admissionId, personId: into, mergedId: from, admins });
  return done(admissionId);
}
