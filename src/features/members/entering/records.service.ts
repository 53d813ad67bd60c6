import { done, type Result, refused } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { findPerson, listAccounts } from '../people.store.ts';
import type { RoleRefusal } from '../roles.service.ts';
import { areLastSecretariat, lockRoles } from '../roles.store.ts';
import { lockSeats } from '../seats.store.ts';
import type { KnownAdmission } from './admission.types.ts';
import { admissionUndone } from './admission-undone.notice.ts';
import { findAdmission, markUndone, restoreAccounts, restoreRecord, takeGiven } from './admissions.store.ts';
import { endInvitationsBy, endLinkCodes } from './codes.store.ts';

/** It concerns who may act; people should hear soon. */
const PRIORITY = 20;

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
  if (await leavesNoSecretariat(work, forumId, admission)) return refused('lastSecretariat');
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
  forumId: number,
  { personId, moved }: KnownAdmission,
): Promise<boolean> {
  if (!(await areLastSecretariat(db, { forumId, personIds: [personId] }))) return false;
  if (moved.role === 'secretariat') return true;
  // Who was secretariat before goes on as such, with the account that goes back.
  if (moved.record?.roles.includes('secretariat')) return false;
  const leaving = new Set([moved.account?.id, ...(moved.record?.accounts ?? [])]);
  const accounts = await listAccounts(db, { forumId, personIds: [personId] });
  return moved.replaced.length === 0 && accounts.every((account) => leaving.has(account.id));
}

async function tellUndone(
  work: Work,
  facts: {
    readonly forumId: number;
    readonly id: number;
    readonly personId: number;
    readonly accounts: readonly { readonly platform: 'telegram' | 'slack'; readonly externalId: string }[];
  },
): Promise<void> {
  const { forumId, id, personId } = facts;
  const accounts = new Map(facts.accounts.map((one) => [`${one.platform}:${one.externalId}`, one]));
  const targets = [...accounts.values()].map(
    ({ platform, externalId }): NoticeTarget => ({ kind: 'account', platform, externalId }),
  );
  await planNotice(work, {
    ...{ forumId, meetingId: null, dueAt: work.now, priority: PRIORITY },
    kind: admissionUndone,
    key: `admissionUndone:${id}`,
    facts: { personId },
    targets,
  });
}
