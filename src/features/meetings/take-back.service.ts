import { done, type Result, refused } from '../../lib/result.ts';
import type { Meeting } from '../../model/meeting.ts';
import { countTaken, lockPlacesAlone } from '../../model/places.store.ts';
import type { Work } from '../../model/work.ts';
import { planNotice } from '../../notices/service.ts';
import { type NoticeReach, reachOf, withdrawUnsent } from '../../notices/store.ts';
import { changeKey, change as changeNotice } from './change.notice.ts';
import { tellHostAgain } from './host-changed.service.ts';
import type { StateBefore } from './rules.ts';
import { updateMeeting } from './store.ts';

/** Before other news of a meeting: those who read of a change that does not stand act by it. */
const PRIORITY = 15;

/** What taking a change back may run into. */
export type TakeBackRefusal = 'meetingOver' | 'capacityTooSmall' | 'changedMeanwhile';

/** To how many a meeting's last change is told. */
export function reachOfChange({ db }: Pick<Work, 'db'>, meeting: Meeting): Promise<NoticeReach> {
  return reachOf(db, { forumId: meeting.forumId, key: changeKey(meeting) });
}

/**
 * Gives a meeting back the state before its last change. What was not sent of the news is not sent any more; whoever has it is told that
 * the meeting stands as it was. The value is to how many that is told.
 */
export async function takeBackChange(
  work: Work,
  { meeting, before }: { readonly meeting: Meeting; readonly before: StateBefore },
): Promise<Result<{ readonly meeting: Meeting; readonly told: NoticeReach }, TakeBackRefusal>> {
  const { forumId } = meeting;
  const { details, state, announceAt, movedAt } = before;
  if (details.startsAt <= work.now) return refused('meetingOver');
  if (details.capacity !== undefined && details.capacity !== meeting.capacity) {
    const places = { forumId, meetingId: meeting.id };
    await lockPlacesAlone(work.db, places);
    if ((await countTaken(work.db, places)) > details.capacity) return refused('capacityTooSmall');
  }
  const restored = await updateMeeting(work.db, {
    meeting,
    change: { details, state, announceAt: announceAt ?? null, movedAt: movedAt ?? null, cancelReason: null },
    now: work.now,
  });
  if (restored === undefined) return refused('changedMeanwhile');
  await tellHostAgain(work, { changed: meeting, restored });
  const { told, beingTold } = await withdrawUnsent(work.db, {
    ...{ forumId, key: changeKey(meeting), now: work.now },
  });
  if (told.length > 0)
    await planNotice(work, {
      ...{ forumId, meetingId: meeting.id, dueAt: work.now, priority: PRIORITY },
      kind: changeNotice,
      key: changeKey(restored),
      facts: {
        ...{ what: 'takenBack', reason: '', fields: [], previousStartsAt: meeting.startsAt },
        ...(beingTold.length === 0 ? {} : { beingTold }),
      },
      targets: told,
    });
  return done({ meeting: restored, told: await reachOfChange(work, restored) });
}
