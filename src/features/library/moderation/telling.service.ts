import type { AdminId } from '../../../config.ts';
import type { Work } from '../../../model/work.ts';
import { targetsOf } from '../../../notices/recipients/service.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import type { LibraryEntry } from '../types.ts';
import { libraryDecision, type Outcome } from './decision.notice.ts';
import { listModerators } from './moderators.store.ts';
import { libraryReport } from './report.notice.ts';
import { libraryReview } from './review.notice.ts';

/** Nobody waits for these with a meeting at hand. */
const PRIORITY = 30;

interface Telling {
  readonly work: Work;
  readonly services: { readonly admins: readonly AdminId[] };
}

/** Who decides about entries: curators and secretariat; where a forum has none, the admins of the environment. */
export async function moderators(
  work: Work,
  { forumId, admins }: { readonly forumId: number; readonly admins: readonly AdminId[] },
): Promise<readonly NoticeTarget[]> {
  const people = await listModerators(work.db, forumId);
  return people.length > 0
    ? people.map((personId): NoticeTarget => ({ kind: 'person', personId }))
    : admins.map((admin): NoticeTarget => ({ kind: 'account', ...admin }));
}

/** Puts something that waits to the curators and the secretariat, with buttons; once a round. */
export async function tellModerators(
  call: Telling,
  { forumId, id, round }: Pick<LibraryEntry, 'forumId' | 'id' | 'round'>,
): Promise<void> {
  await planNotice(call.work, {
    ...{ forumId, kind: libraryReview, key: `${libraryReview.name}:${id}:${round}`, meetingId: null },
    ...{ facts: { entryId: id, round }, dueAt: call.work.now, priority: PRIORITY },
    targets: await moderators(call.work, { forumId, admins: call.services.admins }),
  });
}

/** Shows curators and secretariat what somebody finds wrong. */
export async function tellReport(
  call: Telling,
  { forumId, reportId }: { readonly forumId: number; readonly reportId: number },
): Promise<void> {
  await planNotice(call.work, {
    ...{ forumId, kind: libraryReport, key: `${libraryReport.name}:${reportId}`, meetingId: null },
    ...{ facts: { reportId }, dueAt: call.work.now, priority: PRIORITY },
    targets: await moderators(call.work, { forumId, admins: call.services.admins }),
  });
}

/** Tells an entry's issuer what became of it: who shared it, or, where they no longer act for the institution, whoever does. */
export async function tellIssuer(
  { work }: Pick<Telling, 'work'>,
  {
    entry,
    ...facts
  }: {
    readonly entry: Pick<LibraryEntry, 'forumId' | 'id' | 'round' | 'createdById' | 'issuer'>;
    readonly outcome: Outcome;
    readonly reason: string;
  },
): Promise<void> {
  const { forumId, id, round } = entry;
  const targets = await issuerOf(work, entry);
  if (targets.length === 0) return;
  await planNotice(work, {
    ...{ forumId, kind: libraryDecision, meetingId: null, targets },
    key: `${libraryDecision.name}:${id}:${round}:${facts.outcome}${facts.outcome === 'reported' ? `:${work.randomness.token(4)}` : ''}`,
    ...{ facts: { entryId: id, ...facts }, dueAt: work.now, priority: PRIORITY },
  });
}

async function issuerOf(
  work: Work,
  { forumId, createdById, issuer }: Pick<LibraryEntry, 'forumId' | 'createdById' | 'issuer'>,
): Promise<readonly NoticeTarget[]> {
  const creator: readonly NoticeTarget[] =
    createdById === undefined ? [] : [{ kind: 'person', personId: createdById }];
  if (issuer === undefined) return creator;
  const { institutionId } = issuer;
  const subject = { forumId, meetingId: 0, hostInstitutionId: undefined };
  const people = (await targetsOf(work, { subject, audience: { institutionId } })).filter(
    (target) => target.kind === 'person',
  );
  return people.some(({ personId }) => personId === createdById) ? creator : people;
}
