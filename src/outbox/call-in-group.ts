import type { Work } from '../model/work.ts';
import { listBoundChats } from '../notices/recipients/recipients.store.ts';
import { groupFor } from '../notices/recipients/rules.ts';
import type { Audience } from '../notices/recipients/types.ts';
import { insertDeliveries } from '../notices/store.ts';
import type { NoticeTarget } from '../notices/types.ts';
import { hostOf, institutionsLeftOut } from './call-in-group.store.ts';
import type { ClaimedDelivery } from './delivery.ts';

/** After a person turned out to be out of reach: the institutions that nobody else of the notice speaks for are called in a group where they can be mentioned. */
export async function callInGroup(work: Work, delivery: ClaimedDelivery): Promise<void> {
  const { noticeId, personId, forumId, meetingId, priority } = delivery;
  if (personId === null || delivery.kind.isCalledInGroup !== true) return;
  const leftOut = await institutionsLeftOut(work.db, { forumId, noticeId, personId, now: work.now });
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
  const deliveryIds = await insertDeliveries(work.db, { owner, targets });
  await work.enqueue(work.db, { deliveryIds, priority });
}

/** Audiences of whose institutions only the host is called. */
const OF_HOST: ReadonlySet<unknown> = new Set<Audience>([
  'host',
  'hostAndSecretariat',
  'hostAidesAndSecretariat',
]);

/** The one institution that a notice is about, 0 when there is none any more; undefined when it is about whoever gets it. */
async function onlyInstitution(
  { db }: Work,
  { kind, facts, forumId, meetingId }: ClaimedDelivery,
): Promise<number | undefined> {
  const audience = kind.audience?.(facts) ?? 'named';
  if (typeof audience === 'object') return audience.institutionId;
  if (meetingId === null || !OF_HOST.has(audience)) return undefined;
  return (await hostOf(db, { forumId, id: meetingId })) ?? 0;
}
