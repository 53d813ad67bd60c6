import { inTransaction } from '../../db/transaction.ts';
import { listInvitationPlaces } from '../../features/meetings/invitation-places.store.ts';
import { invitationNews, planInvitationReport } from '../../features/meetings/invitation-report.ts';
import { listSecretariat } from '../../features/reminders/unreachable/store.ts';
import type { Job } from './job.ts';

/** Tells whoever announced a meeting, and where something is amiss the secretariat, where the invitation stands. */
export const reportInvitations: Job = {
  name: 'report-invitations',
  every: 'two-seconds',
  run: async ({ database, outbox, clock, randomness, logger }) => {
    const now = clock.now();
    for (const meeting of await listInvitationPlaces(database.prisma, { now })) {
      const news = invitationNews(meeting);
      if (news === undefined) continue;
      await inTransaction(database, async (db) => {
        const work = { db, now, randomness, enqueue: outbox.enqueue, logger, cause: 'tick' };
        const secretariat = news.isTrouble ? await listSecretariat(db, meeting.forumId) : [];
        await planInvitationReport(work, { meeting, news, secretariat });
      });
    }
  },
};
