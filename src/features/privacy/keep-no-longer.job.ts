import type { Job } from '../../model/job.ts';
import { emptyPersonalNotes } from './retention/answers.store.ts';
import { pruneLedger } from './retention/ledger.store.ts';
import { forgetAskers } from './retention/questions.store.ts';
import { forgetRequests } from './retention/requests.store.ts';

/** Forgets what is kept for a time: each a bounded batch, rows that another process has just taken left to it. */
export const keepNoLonger: Job = {
  name: 'keep-no-longer',
  every: 'minute',
  run: async ({ database, clock, logger }) => {
    const { prisma } = database;
    const now = clock.now();
    const forgotten = {
      notes: await emptyPersonalNotes(prisma, now),
      askers: await forgetAskers(prisma),
      requests: await forgetRequests(prisma, now),
      notices: await pruneLedger(prisma, now),
    };
    if (Object.values(forgotten).some((rows) => rows > 0)) logger.info(forgotten, 'kept no longer');
  },
};
