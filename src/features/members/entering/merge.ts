import type { AdminId } from '../../../config.ts';
import { done, type Result, refused } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { findPerson, listAccounts } from '../people.store.ts';
import { listSecretariat, lockRoles } from '../roles.store.ts';
import { lockSeats } from '../seats.store.ts';
import { insertAdmission, mergePeople } from './admissions.store.ts';
import { endInvitationsFor, endLinkCodes } from './codes.store.ts';
import { recordsMerged } from './records-merged.notice.ts';

/** It concerns who may act; people should hear soon. */
const PRIORITY = 20;

/** Two records that became one. */
export interface MergedRecords {
  readonly forumId: number;
  readonly admissionId: number;
  readonly personId: number;
  readonly mergedId: number;
  readonly admins: readonly AdminId[];
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

/** Tells the secretariat, and every account that both have now, that two records became one. */
export async function tellMerged(work: Work, merged: MergedRecords): Promise<void> {
  const { forumId, admissionId, personId, mergedId, admins } = merged;
  const about = { forumId, meetingId: null, dueAt: work.now, priority: PRIORITY };
  const facts = { admissionId, personId, mergedId };
  const secretariat = await listSecretariat(work.db, { forumId, admins });
  await planNotice(work, {
    ...about,
    kind: recordsMerged,
    key: `recordsMerged:${admissionId}`,
    facts: { ...facts, isOwn: false },
    targets: secretariat.filter((target) => target.kind !== 'person' || target.personId !== personId),
  });
  const accounts = await listAccounts(work.db, { forumId, personIds: [personId] });
  await planNotice(work, {
    ...about,
    kind: recordsMerged,
    key: `recordsMerged:${admissionId}:own`,
    facts: { ...facts, isOwn: true },
    targets: accounts.map(
      ({ platform, externalId }): NoticeTarget => ({ kind: 'account', platform, externalId }),
    ),
  });
}
