import type { Meeting } from '../../model/meeting.ts';
import type { Work } from '../../model/work.ts';
import { targetsOf } from '../../notices/recipients/service.ts';
import { planNotice } from '../../notices/service.ts';
import { reachOf, withdrawUnsent } from '../../notices/store.ts';
import type { NoticeTarget } from '../../notices/types.ts';
import { hostChanged } from './host-changed.notice.ts';

const PRIORITY = 10;

/** Tells the people of an institution that a draft had as host that it has it no more. */
export async function tellFormerHost(
  work: Work,
  { before, after }: { readonly before: Meeting; readonly after: Meeting },
): Promise<void> {
  const institutionId = before.host?.institutionId;
  if (after.state !== 'draft' || institutionId === undefined) return;
  if (after.host?.institutionId === institutionId) return;
  const subject = { forumId: after.forumId, meetingId: after.id, hostInstitutionId: undefined };
  const targets = await targetsOf(work, { subject, audience: { institutionId } });
  await tell(work, {
    meeting: after,
    facts: { institutionId, isHost: false },
    // A draft is no matter of a group.
    targets: targets.filter(({ kind }) => kind === 'person'),
  });
}

/** Whether anybody of the institution that was host before a draft's last change is told; some institutions nobody can write to. */
export async function isFormerHostTold({ db }: Pick<Work, 'db'>, meeting: Meeting): Promise<boolean> {
  return (await reachOf(db, { forumId: meeting.forumId, key: keyOf(meeting) })).people > 0;
}

/** After that was taken back: whoever read it learns that it is host again. */
export async function tellHostAgain(
  work: Work,
  { changed, restored }: { readonly changed: Meeting; readonly restored: Meeting },
): Promise<void> {
  const institutionId = restored.host?.institutionId;
  if (restored.state !== 'draft' || institutionId === undefined) return;
  if (changed.host?.institutionId === institutionId) return;
  const { forumId } = restored;
  const { told } = await withdrawUnsent(work.db, { forumId, key: keyOf(changed), now: work.now });
  if (told.length > 0)
    await tell(work, { meeting: restored, facts: { institutionId, isHost: true }, targets: told });
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
    readonly facts: { readonly institutionId: number; readonly isHost: boolean };
    readonly targets: readonly NoticeTarget[];
  },
): Promise<void> {
  await planNotice(work, {
    ...{ forumId: meeting.forumId, meetingId: meeting.id, kind: hostChanged, key: keyOf(meeting) },
    ...{ facts, targets, dueAt: work.now, priority: PRIORITY },
  });
}
