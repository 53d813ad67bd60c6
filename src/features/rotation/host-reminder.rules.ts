import { DAY_MS } from '../../lib/clock.ts';
import { before, momentsOfPlan, offsetDays } from '../../notices/offsets.ts';
import type { ReminderKind } from '../../notices/schedule.ts';

const GRACE_MS = 5 * DAY_MS;

/** To the host, some days before the meeting that is theirs, announced or not. */
export const hostReminder: ReminderKind<'hostReminder'> = {
  kind: 'hostReminder',
  audience: 'host',
  dueMoments: ({ meeting, createdAt, plan, zone }) => {
    const { host } = meeting;
    if (meeting.state === 'cancelled' || host === undefined) return [];
    return momentsOfPlan(plan, (offset) => {
      const at = before(meeting.startsAt, offset, zone);
      return {
        at,
        until: Math.min(at + GRACE_MS, meeting.startsAt),
        since: createdAt,
        key: `hostReminder:${meeting.id}:${host.institutionId}:${at}`,
        facts: { daysLeft: offsetDays(offset) },
      };
    });
  },
};
