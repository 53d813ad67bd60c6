import { inTransaction } from '../../db/transaction.ts';
import { reportLostPeople } from '../../features/reminders/unreachable/service.ts';
import { listLostPeople } from '../../features/reminders/unreachable/store.ts';
import type { Job } from './job.ts';

/** Tells each forum's secretariat whom the bot could not reach. */
export const reportUnreachable: Job = {
  name: 'report-unreachable',
  every: 'minute',
  run: async ({ database, outbox, clock, randomness, logger }) => {
    const now = clock.now();
    for (const lost of await listLostPeople(database.prisma, now)) {
      await inTransaction(database, (db) =>
        reportLostPeople({ db, now, randomness, enqueue: outbox.enqueue, logger, cause: 'tick' }, lost),
      );
    }
  },
};
