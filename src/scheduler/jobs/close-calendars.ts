import { inTransaction } from '../../db/transaction.ts';
import { listExposedCalendars } from '../../features/meetings/calendar-address.store.ts';
import { closeExposedCalendar } from '../../features/meetings/calendar-address.ts';
import type { Job } from './job.ts';

/** Gives calendar feeds another address once somebody left who may know the old one, however they left. */
export const closeCalendars: Job = {
  name: 'close-calendars',
  every: 'minute',
  run: async ({ database, outbox, clock, randomness, logger }) => {
    const now = clock.now();
    for (const calendar of await listExposedCalendars(database.prisma, now)) {
      await inTransaction(database, (db) =>
        closeExposedCalendar(
          { db, now, randomness, enqueue: outbox.enqueue, logger, cause: 'tick' },
          calendar,
        ),
      );
    }
  },
};
