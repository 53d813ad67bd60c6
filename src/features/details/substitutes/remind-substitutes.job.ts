import { DAY_MS } from '../../../lib/clock.ts';
import { type Job, workOf } from '../../../model/job.ts';
import { startOfDay } from '../../../notices/moments.ts';
import { planNotice } from '../../../notices/service.ts';
import { dueMoment } from './rules.ts';
import { listSoon } from './store.ts';
import { substituteReminder } from './substitute-reminder.notice.ts';

/** As urgent as other reminders. */
const PRIORITY = 0;

/** Tells substitutes of the meeting on the eve and in the morning, once each. */
export const remindSubstitutes: Job = {
  name: 'remind-substitutes',
  every: 'minute',
  run: async (services) => {
    const now = services.clock.now();
    for (const one of await listSoon(services.database.prisma, { now, until: now + 2 * DAY_MS })) {
      const { forumId, meetingId, institutionId, platform, externalId, startsAt, timeZone } = one;
      const moment = dueMoment({ now, startsAt, midnight: startOfDay(startsAt, timeZone) });
      if (moment === undefined) continue;
      await workOf(services, async (work) => {
        await planNotice(work, {
          ...{ forumId, meetingId, kind: substituteReminder, facts: { institutionId }, dueAt: now },
          // A meeting that moves is told of again.
          key: `substituteReminder:${meetingId}:${institutionId}:${externalId}:${moment}:${startsAt}`,
          targets: [{ kind: 'account', platform, externalId }],
          priority: PRIORITY,
        });
      });
    }
  },
};
