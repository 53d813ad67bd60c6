import { type Job, workOf } from '../../model/job.ts';
import { REMIND_BEFORE_MS } from './rules.ts';
import { remindSilent } from './service.ts';
import { listPollsDue } from './store.ts';

/** Reminds who said nothing to a poll of dates, a day before its deadline; once, whoever runs it. */
export const remindPolls: Job = {
  name: 'remind-date-polls',
  every: 'minute',
  run: async (services) => {
    const now = services.clock.now();
    const due = await listPollsDue(services.database.prisma, { after: now, until: now + REMIND_BEFORE_MS });
    for (const poll of due) await workOf(services, (work) => remindSilent(work, poll));
  },
};
