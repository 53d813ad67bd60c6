import { before, momentsOfPlan, startOfDay } from '../../notices/offsets.ts';
import type { ReminderKind } from '../../notices/schedule.ts';

/** On the eve, to those who come; on the day itself only until the meeting begins. Offsets count from the day's midnight. */
export const eve: ReminderKind<'eve'> = {
  kind: 'eve',
  audience: 'coming',
  dueMoments: ({ meeting, plan, zone }) => {
    const { announcedAt } = meeting;
    if (meeting.state !== 'announced' || announcedAt === undefined) return [];
    return momentsOfPlan(plan, (offset) => {
      const at = before(startOfDay(meeting.startsAt, zone), offset, zone);
      return {
        at,
        until: meeting.startsAt,
        since: announcedAt,
        key: `eve:${meeting.id}:${at}`,
        facts: {},
      };
    });
  },
};
