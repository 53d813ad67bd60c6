import type { Call } from '../../../inbound/command.ts';
import { recordAudit } from '../../audit/service.ts';
import { indexEntry } from '../finding/finding.service.ts';
import { subjectOf } from '../rules.ts';
import { samenessOf } from '../sameness.rules.ts';
import {
  changeStatus,
  findEntry,
  lockLibrary,
  type StatusChange,
  writeRevision,
  writeWords,
} from '../store.ts';
import type { LibraryEntry } from '../types.ts';
import { sendUrgent } from '../urgent/urgent.service.ts';
import type { Outcome } from './decision.notice.ts';
import { handleReportsOf } from './report.store.ts';
import { tellIssuer } from './telling.service.ts';

/** What a curator decides. */
export type Decision = 'publish' | 'askChange' | 'decline';

/** How the trail calls it. */
const ACTIONS: Readonly<Record<Decision, string>> = {
  publish: 'bagikan terbit',
  askChange: 'bagikan minta perbaikan',
  decline: 'bagikan tolak',
};

/** A decision about what waits of an entry in a round. */
export interface Deciding {
  readonly id: number;
  readonly round: number;
  readonly decision: Decision;
  /** Empty where an entry is published. */
  readonly reason: string;
  /** Whether it is a policy that is sent alone and at once. */
  readonly isUrgent?: boolean;
}

/**
 * Decides about what waits of an entry, once a round: undefined where another was first, or nothing waits. Its issuer is told. What is
 * published is as it is told by now.
 */
export async function decide(call: Call, deciding: Deciding): Promise<LibraryEntry | undefined> {
  const { work, context } = call;
  const { id, round, decision, reason, isUrgent = false } = deciding;
  const forumId = context.forum.id;
  await lockLibrary(work.db, forumId);
  const entry = await findEntry(work.db, { forumId, id });
  if (entry?.round !== round || entry.waitingSince === undefined) return undefined;
  const goesAlone = isUrgent && entry.kind === 'policy';
  const decided = await changeStatus(work.db, {
    ...{ forumId, id, from: { statuses: [entry.status], round }, now: work.now },
    to: {
      ...{ waitingSince: null, reason: reason === '' ? null : reason },
      decidedById: context.actor.personId ?? null,
      ...changeOf(entry, { decision, now: work.now }),
      ...(goesAlone ? { urgentAt: new Date(work.now) } : {}),
    },
  });
  if (!decided) return undefined;
  const { revision } = entry;
  if (revision !== undefined && decision === 'publish')
    await writeWords(work.db, { forumId, id, words: revision, keys: samenessOf(revision) });
  await indexEntry(work.db, { forumId, id });
  await tellIssuer(call, { entry, outcome: outcomeOf(entry, decision), reason });
  if (goesAlone) await sendUrgent(work, entry);
  const action = goesAlone ? 'bagikan terbit mendesak' : ACTIONS[decision];
  await recordAudit(work.db, { context, at: work.now, action, subject: subjectOf(entry) });
  return entry;
}

function changeOf(
  { status, publishedAt }: LibraryEntry,
  { decision, now }: { readonly decision: Decision; readonly now: number },
): StatusChange['to'] {
  if (decision === 'publish')
    return {
      status: 'published',
      ...(publishedAt === undefined ? { publishedAt: new Date(now) } : { updatedAt: new Date(now) }),
    };
  // What is published stays so, whatever becomes of its change.
  if (status === 'published') return {};
  return { status: decision === 'decline' ? 'declined' : 'needs_change' };
}

function outcomeOf({ status, publishedAt }: LibraryEntry, decision: Decision): Outcome {
  const isUpdate = status === 'published';
  if (decision === 'publish') return publishedAt === undefined ? 'published' : 'updated';
  if (decision === 'decline') return isUpdate ? 'updateDeclined' : 'declined';
  return isUpdate ? 'updateNeedsChange' : 'needsChange';
}

/** Withdraws an entry, once; undefined where it is withdrawn already or was declined. A curator's reason goes to its issuer. */
export async function withdraw(
  call: Call,
  { id, tellsIssuer }: { readonly id: number; readonly tellsIssuer: boolean },
): Promise<LibraryEntry | undefined> {
  const { work, context } = call;
  const forumId = context.forum.id;
  await lockLibrary(work.db, forumId);
  const entry = await findEntry(work.db, { forumId, id });
  if (entry === undefined) return undefined;
  const gone = await changeStatus(work.db, {
    ...{ forumId, id, from: { statuses: ['published', 'waiting', 'needs_change'], round: entry.round } },
    to: { status: 'withdrawn', withdrawnAt: new Date(work.now), waitingSince: null },
    now: work.now,
  });
  if (!gone) return undefined;
  await writeRevision(work.db, { forumId, id, words: undefined });
  await handleReportsOf(work.db, { forumId, entryId: id, byId: context.actor.personId, now: work.now });
  await indexEntry(work.db, { forumId, id });
  if (tellsIssuer) await tellIssuer(call, { entry, outcome: 'withdrawn', reason: '' });
  await recordAudit(work.db, { context, at: work.now, action: 'bagikan tarik', subject: subjectOf(entry) });
  return entry;
}
