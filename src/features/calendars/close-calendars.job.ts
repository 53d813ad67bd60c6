import { type Job, workOf } from '../../model/job.ts';
import { listExposedCalendars } from '../forum/service.ts';
import { closeExposedCalendar } from './close.service.ts';

/** Gives calendar feeds another address once somebody left who may know the old one, however they left. */
export const closeCalendars: Job = {
  name: 'close-calendars',
  every: 'minute',
  run: async (services) => {
    const { database, clock } = services;
    for (const calendar of await listExposedCalendars(database.prisma, clock.now())) {
      await workOf(services, (work) => closeExposedCalendar(work, calendar));
    }
  },
};
