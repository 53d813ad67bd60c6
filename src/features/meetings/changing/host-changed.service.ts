import type { Meeting } from '../../../model/meeting.ts';
import type { Work } from '../../../model/work.ts';
import { targetsOf } from '../../../notices/recipients/service.ts';
import { planNotice } from '../../../notices/service.ts';
import { reachOf, withdrawUnsent } from '../../../notices/store.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { type HostChange, hostChanged } from './host-changed.notice.ts';

const PRIORITY = 10;

/** A draft before and after it was changed. */
export interface DraftChange {
  readonly before: Meeting;
  readonly after: Meeting;
}

/** A host of a draft that a change concerns, and how. */
export interface HostConcerned {
  readonly institutionId: number;
  readonly shortName: string;
  readonly what: HostChange;
}

/** Whom as host a change of a draft concerns: the one it had, the one it has, or one that stays where the draft moves or is cancelled. */
export function hostsConcerned({ before, after }: DraftChange): readonly HostConcerned[] {
  if (before.state !== 'draft') return [];
  const had = before.host === undefined ? [] : [before.host];
  if (after.state === 'cancelled') return had.map((host) => ({ ...host, what: 'cancelled' }));
  const has = after.host === undefined ? [] : [after.host];
  if (before.host?.institutionId !== after.host?.institutionId)
    return [
      ...had.map((host) => ({ ...host, what: 'released' as const })),
      ...has.map((host) => ({ ...host, what: 'named' as const })),
    ];
  return before.startsAt === after.startsAt ? [] : has.map((host) => ({ ...host, what: 'moved' }));
}

/** Tells the people of the institutions concerned as hosts what a change of a draft means for them. */
export async function tellHostsOfDraft(work: Work, change: DraftChange): Promise<void> {
  const { after } = change;
  for (const host of hostsConcerned(change)) {
    const subject = { forumId: after.forumId, meetingId: after.id, hostInstitutionId: undefined };
    const targets = await targetsOf(work, { subject, audience: { institutionId: host.institutionId } });
    // A draft is no matter of a group.
    const people = targets.filter(({ kind }) => kind === 'person');
    await tell(work, { meeting: after, host, isTakenBack: false, targets: people });
  }
}

/** Whether anybody of a host is told of a draft's last change; some institutions nobody can write to. */
export async function isHostTold(
  { db }: Pick<Work, 'db'>,
  { meeting, host }: { readonly meeting: Meeting; readonly host: HostConcerned },
): Promise<boolean> {
  return (await reachOf(db, { forumId: meeting.forumId, key: keyOf(meeting, host) })).people > 0;
}

/** After that was taken back: whoever read it learns so. */
export async function tellHostsTakenBack(
  work: Work,
  { changed, restored }: { readonly changed: Meeting; readonly restored: Meeting },
): Promise<void> {
  const { forumId } = restored;
  for (const host of hostsConcerned({ before: restored, after: changed })) {
    const { told } = await withdrawUnsent(work.db, { forumId, key: keyOf(changed, host), now: work.now });
    if (told.length > 0) await tell(work, { meeting: restored, host, isTakenBack: true, targets: told });
  }
}

function keyOf({ id, revision }: Pick<Meeting, 'id' | 'revision'>, { institutionId }: HostConcerned): string {
  return `${hostChanged.name}:${id}:${revision}:${institutionId}`;
}

async function tell(
  work: Work,
  told: {
    readonly meeting: Meeting;
    readonly host: HostConcerned;
    readonly isTakenBack: boolean;
    readonly targets: readonly NoticeTarget[];
  },
): Promise<void> {
  const { meeting, host, isTakenBack, targets } = told;
  const { institutionId, what } = host;
  await planNotice(work, {
    ...{ forumId: meeting.forumId, meetingId: meeting.id, kind: hostChanged, key: keyOf(meeting, host) },
    facts: { institutionId, what, isTakenBack, startsAt: meeting.startsAt },
    ...{ targets, dueAt: work.now, priority: PRIORITY },
  });
}
