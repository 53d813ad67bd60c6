import type { Meeting } from '../../model/meeting.ts';
import type { Work } from '../../model/work.ts';
import { targetsOf } from '../../notices/recipients/service.ts';
import { planNotice } from '../../notices/service.ts';
import { reachOf, withdrawUnsent } from '../../notices/store.ts';
import type { NoticeTarget } from '../../notices/types.ts';
import { type HostChangedFacts, hostChanged } from './host-changed.notice.ts';

const PRIORITY = 10;

/** Tells the people of an institution that a draft had as host that it is host no more, or that the draft was cancelled. */
export async function tellHostOfDraft(
  work: Work,
  { before, after }: { readonly before: Meeting; readonly after: Meeting },
): Promise<void> {
  const institutionId = before.host?.institutionId;
  if (before.state !== 'draft' || institutionId === undefined) return;
  const isCancelled = after.state === 'cancelled';
  if (after.host?.institutionId === institutionId && !isCancelled) return;
  const subject = { forumId: after.forumId, meetingId: after.id, hostInstitutionId: undefined };
  const targets = await targetsOf(work, { subject, audience: { institutionId } });
  await tell(work, {
    meeting: after,
    facts: { institutionId, isHost: false, isCancelled },
    // A draft is no matter of a group.
    targets: targets.filter(({ kind }) => kind === 'person'),
  });
}

/** Whether anybody of the institution that was host before a draft's last change is told of it; some institutions nobody can write to. */
export async function isHostOfDraftTold({ db }: Pick<Work, 'db'>, meeting: Meeting): Promise<boolean> {
  return (await reachOf(db, { forumId: meeting.forumId, key: keyOf(meeting) })).people > 0;
}

/** After that was taken back: whoever read it learns that it is host again. */
export async function tellHostAgain(
  work: Work,
  { changed, restored }: { readonly changed: Meeting; readonly restored: Meeting },
): Promise<void> {
  const institutionId = restored.host?.institutionId;
  if (restored.state !== 'draft' || institutionId === undefined) return;
  const isCancelled = changed.state === 'cancelled';
  if (changed.host?.institutionId === institutionId && !isCancelled) return;
  const { forumId } = restored;
  const { told } = await withdrawUnsent(work.db, { forumId, key: keyOf(changed), now: work.now });
  if (told.length > 0)
    await tell(work, {
      meeting: restored,
      facts: { institutionId, isHost: true, isCancelled },
      targets: told,
    });
}

function keyOf({ id, revision }: Pick<Meeting, 'id' | 'revision'>): string {
  return `${hostChanged.name}:${id}:${revision}`;
}

async function tell(
  work: Work,
  {
    meeting,
    facts,
    targets,
  }: {
    readonly meeting: Meeting;
    readonly facts: HostChangedFacts;
    readonly targets: readonly NoticeTarget[];
  },
): Promise<void> {
  await planNotice(work, {
    ...{ forumId: meeting.forumId, meetingId: meeting.id, kind: hostChanged, key: keyOf(meeting) },
    ...{ facts, targets, dueAt: work.now, priority: PRIORITY },
  });
}
