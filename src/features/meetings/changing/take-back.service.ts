import { done, type Result, refused } from '../../../lib/result.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { countTaken, lockPlacesAlone } from '../../../model/places.store.ts';
import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import { type NoticeReach, reachOf, withdrawUnsent } from '../../../notices/store.ts';
import type { StateBefore } from '../rules.ts';
import { isAnsweredSince, updateMeeting } from '../store.ts';
import { changeKey, change as changeNotice } from './change.notice.ts';
import { tellHostsTakenBack } from './host-changed.service.ts';

/** Before other news of a meeting: those who read of a change that does not stand act by it. */
const PRIORITY = 15;

/** What taking a change back may run into. */
export type TakeBackRefusal = 'meetingOver' | 'capacityTooSmall' | 'answeredForNewTime' | 'changedMeanwhile';

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
  const refusal = await refusedByAnswers(work, { meeting, before });
  if (refusal !== undefined) return refused(refusal);
  const restored = await updateMeeting(work.db, {
    meeting,
    change: { details, state, announceAt: announceAt ?? null, movedAt: movedAt ?? null, cancelReason: null },
    now: work.now,
  });
  if (restored === undefined) return refused('changedMeanwhile');
  await tellHostsTakenBack(work, { changed: meeting, restored });
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

/** Answers that were given meanwhile would be too many, or would count for a time they were not given for. */
async function refusedByAnswers(
  { db }: Pick<Work, 'db'>,
  { meeting, before }: { readonly meeting: Meeting; readonly before: StateBefore },
): Promise<'capacityTooSmall' | 'answeredForNewTime' | undefined> {
  const { capacity } = before.details;
  const isOtherCapacity = capacity !== undefined && capacity !== meeting.capacity;
  const since = meeting.movedAt === before.movedAt ? undefined : meeting.movedAt;
  if (!isOtherCapacity && since === undefined) return undefined;
  const places = { forumId: meeting.forumId, meetingId: meeting.id };
  await lockPlacesAlone(db, places);
  if (isOtherCapacity && (await countTaken(db, places)) > capacity) return 'capacityTooSmall';
  return since !== undefined && (await isAnsweredSince(db, { ...places, since }))
    ? 'answeredForNewTime'
    : undefined;
}
