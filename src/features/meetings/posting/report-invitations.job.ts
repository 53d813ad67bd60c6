import { MINUTE_MS } from '../../../lib/clock.ts';
import { doPart, type Job, type JobServices, workOf } from '../../../model/job.ts';
import { endLooks, listDueLooks } from '../../../model/looks.store.ts';
import { listSecretariat } from '../../../notices/recipients/recipients.store.ts';
import { listAnnounced, listInvitationPlaces, type MeetingPlaces } from './invitation-places.store.ts';
import { invitationNews, planInvitationReport } from './invitation-report.ts';

/** So many forums are looked at in a pass; where more are due, the next ones with the next. */
const TOGETHER = 200;

/** Tells whoever announced a meeting, and where something is amiss the secretariat, where the invitation stands. */
export const reportInvitations: Job = {
  name: 'report-invitations',
  every: 'two-seconds',
  run: async (services) => {
    const db = services.database.prisma;
    const now = services.clock.now();
    const looks = await listDueLooks(db, { subject: 'invitations', now, limit: TOGETHER });
    if (looks.forumIds.length === 0) return;
    const meetingIds = await listAnnounced(db, { now, forumIds: looks.forumIds });
    const meetings = await listInvitationPlaces(db, { now, meetingIds });
    const next = nextLooks(meetings);
    for (const meeting of meetings) {
      const { forumId, meetingId } = meeting;
      const isDone = await doPart(services, {
        failure: 'invitations not reported, tried again in a minute',
        facts: { forumId, meetingId },
        act: () => reportNews(services, meeting).then(() => true),
      });
      if (isDone !== true) noteSooner(next, { forumId, at: now + MINUTE_MS });
    }
    await endLooks(db, { ...looks, next });
  },
};

async function reportNews(services: JobServices, meeting: MeetingPlaces): Promise<void> {
  const news = invitationNews(meeting);
  if (news === undefined) return;
  await workOf(services, async (work) => {
    const secretariat = news.isTrouble ? await listSecretariat(work.db, meeting.forumId) : [];
    await planInvitationReport(work, { meeting, news, secretariat });
  });
}

/** When patience ends with what is under way; whatever else becomes of it is looked at when it does. */
function nextLooks(meetings: readonly MeetingPlaces[]): Map<number, number> {
  const next = new Map<number, number>();
  for (const { forumId, patientUntil } of meetings)
    if (patientUntil !== undefined) noteSooner(next, { forumId, at: patientUntil });
  return next;
}

function noteSooner(
  next: Map<number, number>,
  { forumId, at }: { readonly forumId: number; readonly at: number },
): void {
  next.set(forumId, Math.min(at, next.get(forumId) ?? at));
}
