import { doPart, type Job, type JobServices, workOf } from '../../../model/job.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Work } from '../../../model/work.ts';
import { listSecretariat } from '../../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../../notices/service.ts';
import { insertSkippedNotice } from '../../../notices/store.ts';
import { announcementHeld } from '../posting/announcement-held.notice.ts';
import { listDueAnnouncements } from '../store.ts';
import { announceMeeting } from './announce.service.ts';
import { announcementKey, announcementNotice } from './announcement.notice.ts';

/** Announces meetings at the moment the secretariat chose; one whose moment came and went with the meeting is recorded. */
export const announceDue: Job = {
  name: 'announce-due',
  every: 'minute',
  run: async (services) => {
    const { database, clock } = services;
    for (const meeting of await listDueAnnouncements(database.prisma, clock.now()))
      await doPart(services, {
        failure: 'meeting not announced, the next tick tries again',
        facts: { meetingId: meeting.id },
        act: () => announceOne(services, meeting),
      });
  },
};

async function announceOne(services: JobServices, meeting: Meeting): Promise<void> {
  const { database, clock, logger } = services;
  if (meeting.startsAt > clock.now()) {
    await workOf(services, (work) => announce(work, { meeting, ...services }));
    return;
  }
  const facts = {
    ...{ forumId: meeting.forumId, kind: announcementNotice.name, key: announcementKey(meeting.id) },
    ...{ meetingId: meeting.id, dueAt: meeting.announceAt ?? 0, reason: 'too-late' },
  };
  if (await insertSkippedNotice(database.prisma, { skipped: facts, now: clock.now() }))
    logger.warn({ ...facts, dueAt: new Date(facts.dueAt).toISOString() }, 'notice skipped');
}

/** While no chat is bound each tick tries again; the secretariat and the log are told once. */
async function announce(
  work: Work,
  { meeting, logger }: JobServices & { readonly meeting: Meeting },
): Promise<void> {
  const announced = await announceMeeting(work, { meeting });
  if (announced.ok) return;
  const { reason } = announced;
  const facts = { meetingId: meeting.id, reason };
  if (reason !== 'noBoundChat') return logger.warn(facts, 'meeting not announced');
  const secretariat = await listSecretariat(work.db, meeting.forumId);
  const isNews = await planNotice(work, {
    ...{ forumId: meeting.forumId, meetingId: meeting.id, kind: announcementHeld, facts: {} },
    key: `announcementHeld:${meeting.id}:${meeting.announceAt ?? 0}`,
    dueAt: work.now,
    targets: secretariat.map((personId) => ({ kind: 'person', personId })),
    priority: 10,
  });
  if (isNews) logger.warn(facts, 'meeting not announced');
}
