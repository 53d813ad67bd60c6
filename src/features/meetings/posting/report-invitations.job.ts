import { MINUTE_MS } from '../../../lib/clock.ts';
import { type Job, type JobServices, workOf } from '../../../model/job.ts';
import { listSecretariat } from '../../../notices/recipients/recipients.store.ts';
import { listInvitationPlaces } from './invitation-places.store.ts';
import { invitationNews, planInvitationReport } from './invitation-report.ts';

/** As long as whoever announced a meeting looks on. */
const FRESH_MS = 15 * MINUTE_MS;

/** Tells whoever announced a meeting, and where something is amiss the secretariat, where the invitation stands. */
export const reportInvitations: readonly Job[] = [
  {
    name: 'report-new-invitations',
    every: 'two-seconds',
    run: (services) => reportNews(services, { announcedSince: services.clock.now() - FRESH_MS }),
  },
  { name: 'report-invitations', every: 'minute', run: (services) => reportNews(services, {}) },
];

async function reportNews(services: JobServices, scope: { readonly announcedSince?: number }): Promise<void> {
  const { database, clock } = services;
  for (const meeting of await listInvitationPlaces(database.prisma, { now: clock.now(), ...scope })) {
    const news = invitationNews(meeting);
    if (news === undefined) continue;
    await workOf(services, async (work) => {
      const secretariat = news.isTrouble ? await listSecretariat(work.db, meeting.forumId) : [];
      await planInvitationReport(work, { meeting, news, secretariat });
    });
  }
}
