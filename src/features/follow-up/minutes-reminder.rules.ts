import { DAY_MS } from '../../lib/clock.ts';
import { before, momentsOfPlan, startOfDay } from '../../notices/offsets.ts';
import type { ReminderKind } from '../../notices/schedule.ts';

const GRACE_MS = 5 * DAY_MS;

/** To host and secretariat some days after the meeting, as long as its minutes are not marked as done. */
export const minutesReminder: ReminderKind<'minutesReminder'> = {
  kind: 'minutesReminder',
  audience: 'hostAndSecretariat',
  dueMoments: ({ meeting, plan, zone }) => {
    if (meeting.state !== 'announced' || meeting.minutesDoneAt !== undefined) return [];
    return momentsOfPlan(plan, (offset) => {
      const at = before(startOfDay(meeting.startsAt, zone), offset, zone);
      return {
        at,
        until: at + GRACE_MS,
        since: meeting.startsAt,
        key: `minutesReminder:${meeting.id}:${at}`,
        facts: {},
      };
    });
  },
};
