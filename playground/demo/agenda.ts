import type { Db } from '../../src/db/db.ts';
import { notices } from '../../src/features/index.ts';
import { meetingMoments, type OpenMeeting } from '../../src/notices/owed-moments.ts';
import { knownMeetingKeys, listOpenMeetings } from '../../src/notices/plan-due.store.ts';
import { scheduledKinds } from '../../src/notices/settings/plan.ts';

/** A notice that the bot will plan by itself. */
export interface ComingNotice {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Name of its kind. */
  readonly kind: string;
  readonly meetingNumber: number;
}

/** The notices that become due after `now`, soonest first: the same rules that the bot asks, only read ahead. */
export async function comingNotices(db: Db, now: number): Promise<readonly ComingNotice[]> {
  const open = await listOpenMeetings(db, { now });
  const meetings = open.map(({ meeting }) => meeting);
  const known = await knownMeetingKeys(db, { meetings, now });
  return open
    .flatMap((meeting) => [...announcementOf(meeting), ...remindersOf(meeting, known)])
    .filter(({ at }) => at > now)
    .toSorted((left, right) => left.at - right.at);
}

function announcementOf({ meeting }: OpenMeeting): readonly ComingNotice[] {
  const { announceAt: at, number: meetingNumber } = meeting;
  return meeting.state === 'draft' && at !== undefined ? [{ at, kind: 'announcement', meetingNumber }] : [];
}

function remindersOf(open: OpenMeeting, known: ReadonlySet<string>): readonly ComingNotice[] {
  const { number: meetingNumber } = open.meeting;
  return scheduledKinds(notices).flatMap((kind) =>
    meetingMoments(kind, open)
      .filter(({ at, since, key }) => at >= since && !known.has(key))
      .map(({ at }) => ({ at, kind: kind.name, meetingNumber })),
  );
}
