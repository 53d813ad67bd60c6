import { type Job, workOf } from '../../model/job.ts';
import { reportLostPeople } from './lost-people.service.ts';
import { listLostPeople } from './lost-people.store.ts';

/** Tells each forum's secretariat whom the bot could not reach. */
export const reportUnreachable: Job = {
  name: 'report-unreachable',
  every: 'hour',
  run: async (services) => {
    const { database, clock } = services;
    for (const lost of await listLostPeople(database.prisma, clock.now())) {
      await workOf(services, (work) => reportLostPeople(work, lost));
    }
  },
};
