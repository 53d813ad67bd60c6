import { DAY_MS, HOUR_MS } from '../../lib/clock.ts';
import { before, momentsOfPlan } from '../../notices/offsets.ts';
import type { ReminderKind } from '../../notices/schedule.ts';

const GRACE_MS = 3 * DAY_MS;
/** Where answers are asked for until the very start, the recap comes with it. */
const AT_LEAST_MS = HOUR_MS;

/** The recap after the deadline, to chair and secretariat; of use until the meeting has begun, and for an hour in any case. */
export const recap: ReminderKind<'recap'> = {
  kind: 'recap',
  audience: 'leaders',
  dueMoments: ({ meeting, plan, zone }) => {
    const { announcedAt } = meeting;
    if (meeting.state !== 'announced' || announcedAt === undefined) return [];
    return momentsOfPlan(plan, (offset) => {
      const at = before(meeting.answerBy, offset, zone);
      return {
        at,
        until: Math.max(at + AT_LEAST_MS, Math.min(at + GRACE_MS, meeting.startsAt)),
        since: announcedAt,
        key: `recap:${meeting.id}:${at}`,
        facts: {},
      };
    });
  },
};
