import { type Job, workOf } from '../../model/job.ts';
import { listSecretariat } from '../../notices/recipients/recipients.store.ts';
import { listInvitationPlaces } from './invitation-places.store.ts';
import { invitationNews, planInvitationReport } from './invitation-report.ts';

/** Tells whoever announced a meeting, and where something is amiss the secretariat, where the invitation stands. */
export const reportInvitations: Job = {
  name: 'report-invitations',
  every: 'two-seconds',
  run: async (services) => {
    const { database, clock } = services;
    for (const meeting of await listInvitationPlaces(database.prisma, { now: clock.now() })) {
      const news = invitationNews(meeting);
      if (news === undefined) continue;
      await workOf(services, async (work) => {
        const secretariat = news.isTrouble ? await listSecretariat(work.db, meeting.forumId) : [];
        await planInvitationReport(work, { meeting, news, secretariat });
      });
    }
  },
};
