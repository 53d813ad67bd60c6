import { DAY_MS } from '../../lib/clock.ts';
import { type Job, workOf } from '../../model/job.ts';
import { reminderAt } from './rules.ts';
import { endPoll, remindSilent } from './service.ts';
import { listRunning } from './store.ts';

/** None is reminded of longer before its deadline, see `reminderAt`. */
const REMINDED_MS = DAY_MS;

/** Reminds who said nothing to a poll of dates, and ends it at its deadline; each once, whoever runs it. */
export const lookAfterPolls: Job = {
  name: 'look-after-date-polls',
  every: 'minute',
  run: async (services) => {
    const now = services.clock.now();
    for (const poll of await listRunning(services.database.prisma, now + REMINDED_MS)) {
      const remindAt = reminderAt(poll);
      if (poll.answerBy <= now) await workOf(services, (work) => endPoll(work, poll));
      else if (remindAt !== undefined && remindAt <= now)
        await workOf(services, (work) => remindSilent(work, poll));
    }
  },
};
