import { DAY_MS } from '../../lib/clock.ts';
import { type Job, type JobServices, workOf } from '../../model/job.ts';
import { listExposedCalendars } from '../forum/service.ts';
import { closeExposedCalendar } from './close.service.ts';

/** Who left before is found by the start. */
const RECENT_MS = 2 * DAY_MS;

/** Gives calendar feeds another address once somebody left who may know the old one, however they left. */
export const closeCalendars: readonly Job[] = [
  {
    name: 'close-calendars',
    every: 'minute',
    run: (services) => closeExposed(services, services.clock.now() - RECENT_MS),
  },
  { name: 'close-calendars-left-open', every: 'start', run: (services) => closeExposed(services, 0) },
];

async function closeExposed(services: JobServices, leftSince: number): Promise<void> {
  const { database, clock } = services;
  for (const calendar of await listExposedCalendars(database.prisma, { now: clock.now(), leftSince }))
    await workOf(services, (work) => closeExposedCalendar(work, calendar));
}
