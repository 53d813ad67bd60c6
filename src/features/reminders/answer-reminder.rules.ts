import { HOUR_MS } from '../../lib/clock.ts';
import { before, momentsOfPlan, offsetDays } from '../../notices/offsets.ts';
import type { ReminderKind } from '../../notices/schedule.ts';

const GRACE_MS = 48 * HOUR_MS;

/** To those who have not answered, some days before the deadline; two days later, or after the deadline, no more. */
export const answerReminder: ReminderKind<'answerReminder'> = {
  kind: 'answerReminder',
  audience: 'unanswered',
  dueMoments: ({ meeting, plan, zone }) => {
    const { announcedAt } = meeting;
    if (meeting.state !== 'announced' || announcedAt === undefined) return [];
    return momentsOfPlan(plan, (offset) => {
      const at = before(meeting.answerBy, offset, zone);
      return {
        at,
        until: Math.min(at + GRACE_MS, meeting.answerBy),
        since: announcedAt,
        key: `answerReminder:${meeting.id}:${at}`,
        facts: { daysLeft: offsetDays(offset) },
      };
    });
  },
};
