import { HOUR_MS } from '../../lib/clock.ts';
import { before, momentsOfPlan, startOfDay } from '../../notices/offsets.ts';
import type { ReminderKind } from '../../notices/schedule.ts';

/** On the morning, to those who come, an hour before the start at the latest. Offsets count from the day's midnight. */
export const morning: ReminderKind<'morning'> = {
  kind: 'morning',
  audience: 'coming',
  dueMoments: ({ meeting, plan, zone }) => {
    const { announcedAt } = meeting;
    if (meeting.state !== 'announced' || announcedAt === undefined) return [];
    return momentsOfPlan(plan, (offset) => {
      const wanted = before(startOfDay(meeting.startsAt, zone), offset, zone);
      const at = Math.min(wanted, meeting.startsAt - HOUR_MS);
      return {
        at,
        until: meeting.startsAt,
        since: announcedAt,
        key: `morning:${meeting.id}:${at}`,
        facts: {},
      };
    });
  },
};
