import { MINUTE_MS } from '../../../lib/clock.ts';
import { type Job, type JobServices, workOf } from '../../../model/job.ts';
import { listSecretariat } from '../../../notices/recipients/recipients.store.ts';
import { listAnnouncedAfter, listInvitationPlaces } from './invitation-places.store.ts';
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
  { name: 'report-invitations', every: 'minute', run: reportInTurn() },
];

/** So many meetings are looked at in a minute; where there are more, the next ones with each pass. */
const TOGETHER = 200;

function reportInTurn(): Job['run'] {
  let afterId = 0;
  return async (services) => {
    const { database, clock } = services;
    const meetingIds = await listAnnouncedAfter(database.prisma, {
      ...{ now: clock.now(), afterId, limit: TOGETHER },
    });
    afterId = meetingIds.length < TOGETHER ? 0 : (meetingIds.at(-1) ?? 0);
    if (meetingIds.length > 0) await reportNews(services, { meetingIds });
  };
}

async function reportNews(
  services: JobServices,
  scope: { readonly announcedSince?: number; readonly meetingIds?: readonly number[] },
): Promise<void> {
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
