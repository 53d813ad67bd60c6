import { findMeeting } from '../features/meetings/store.ts';
import type { Work } from '../model/work.ts';
import { listBoundChats } from '../notices/recipients/recipients.store.ts';
import { groupFor } from '../notices/recipients/rules.ts';
import { planNotice } from '../notices/service.ts';
import { insertDeliveries } from '../notices/store.ts';
import type { NoticeKind, NoticeTarget } from '../notices/types.ts';
import { findOrderer, institutionsLeftOut, isNoticeDone } from './call-in-group.store.ts';
import type { ClaimedDelivery } from './delivery.ts';

/** Kinds that an institution is called for in its group when none of its people can be reached. */
const CALLED_KINDS: ReadonlySet<NoticeKind> = new Set([
  'answerReminder',
  'manualReminder',
  'eve',
  'morning',
  'hostReminder',
  'hostQuestion',
  'actionReminder',
  'minutesReminder',
]);

/** After a person turned out to be out of reach: the institutions that nobody else of the notice speaks for are called in a group where they can be mentioned. */
export async function callInGroup(work: Work, delivery: ClaimedDelivery): Promise<void> {
  const { noticeId, personId, forumId, meetingId, priority } = delivery;
  if (personId === null || !CALLED_KINDS.has(delivery.kind)) return;
  const leftOut = await institutionsLeftOut(work.db, { noticeId, personId, now: work.now });
  const only = await onlyInstitution(work, delivery);
  const institutions = leftOut.filter((one) => only === undefined || one.institutionId === only);
  if (institutions.length === 0) return;
  const chats = await listBoundChats(work.db, forumId);
  const targets = institutions.map(
    ({ institutionId, accountsOn }): NoticeTarget => ({
      kind: 'institution',
      institutionId,
      viaChatRowId: groupFor({ persons: [{ accountsOn }] }, chats)?.rowId ?? null,
    }),
  );
  const owner = { noticeId, forumId, meetingId, notBefore: work.now };
  await work.enqueue(work.db, await insertDeliveries(work.db, owner, targets), { priority });
}

/** Kinds that are about the host of a meeting, whomever else they go to. */
const HOST_KINDS: ReadonlySet<NoticeKind> = new Set(['hostReminder', 'minutesReminder']);

/** The one institution that a notice is about, 0 when there is none any more; undefined when it is about whoever gets it. */
async function onlyInstitution(
  { db }: Work,
  { kind, facts, forumId, meetingId }: ClaimedDelivery,
): Promise<number | undefined> {
  if (typeof facts.institutionId === 'number') return facts.institutionId;
  if (meetingId === null || !(HOST_KINDS.has(kind) || facts.audience === 'tuanrumah')) return undefined;
  const meeting = await findMeeting(db, { forumId, id: meetingId });
  return meeting?.host?.institutionId ?? 0;
}

/** Once a manual reminder has ended everywhere, a report goes to whoever ordered it; once. */
export async function planReport(work: Work, delivery: ClaimedDelivery): Promise<void> {
  const { noticeId, forumId, meetingId } = delivery;
  const proposalId = Number(delivery.facts.proposalId);
  if (!(await isNoticeDone(work.db, noticeId))) return;
  const orderer = await findOrderer(work.db, { forumId, proposalId });
  if (orderer === undefined) return;
  await planNotice(work, {
    forumId,
    kind: 'deliveryReport',
    key: `deliveryReport:${proposalId}`,
    meetingId,
    facts: { proposalId },
    dueAt: work.now,
    targets: [orderer],
    priority: 20,
  });
}
