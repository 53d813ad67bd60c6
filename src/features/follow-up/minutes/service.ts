import { loadCalendar } from '../../../calendar/holidays.ts';
import { done, type Result, refused } from '../../../lib/result.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Work } from '../../../model/work.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { targetsOf } from '../../../notices/recipients/service.ts';
import { planNotice } from '../../../notices/service.ts';
import { markMinutesDone } from '../store.ts';
import type { Minutes } from '../types.ts';
import { type MinutesFacts, minutesDraft } from './draft.notice.ts';
import { minutesFinal } from './final.notice.ts';
import { type ReplyProblem, replyDeadline, replyProblem } from './rules.ts';
import { approveDraft, findMinutes, saveDraft, saveReply } from './store.ts';

/** As urgent as what many wait for. */
const PRIORITY = 10;

/** Sends a draft to the members, who may answer it for some working days; it counts as handed in from then on. */
export async function sendDraft(
  work: Work,
  {
    meeting,
    fileId,
    zone,
    sentById,
  }: {
    readonly meeting: Meeting;
    readonly fileId: number;
    readonly zone: ZoneId;
    readonly sentById: number | undefined;
  },
): Promise<Result<Minutes, 'minutesApproved' | 'minutesSentAlready' | 'minutesChanged'>> {
  const { db, now } = work;
  const { forumId, id: meetingId } = meeting;
  const before = await findMinutes(db, { forumId, meetingId });
  if (before?.state === 'approved') return refused('minutesApproved');
  if (before?.fileId === fileId) return refused('minutesSentAlready');
  const { rest } = await loadCalendar(db, forumId);
  const replyBy = replyDeadline(now, { zone, rest });
  const draft = { forumId, meetingId, fileId, replyBy, sentById, now };
  const minutes = await saveDraft(db, { before, draft });
  if (minutes === undefined) return refused('minutesChanged');
  await markMinutesDone(db, { forumId, meetingId, now });
  await tellChats(work, { minutes, kind: minutesDraft });
  return done(minutes);
}

/** Approves a draft, which then goes to everyone. */
export async function approveMinutes(
  work: Work,
  { minutes, approvedById }: { readonly minutes: Minutes; readonly approvedById: number | undefined },
): Promise<boolean> {
  if (!(await approveDraft(work.db, { minutes, approvedById, now: work.now }))) return false;
  const { forumId, meetingId } = minutes;
  await markMinutesDone(work.db, { forumId, meetingId, now: work.now });
  await tellChats(work, { minutes, kind: minutesFinal });
  return true;
}

async function tellChats(
  work: Work,
  { minutes, kind }: { readonly minutes: Minutes; readonly kind: NoticeKind<MinutesFacts> },
): Promise<void> {
  const { id: minutesId, forumId, meetingId, revision } = minutes;
  const subject = { forumId, meetingId, hostInstitutionId: undefined };
  await planNotice(work, {
    ...{ forumId, kind, key: `${kind.name}:${minutesId}:${revision}`, meetingId },
    ...{ facts: { minutesId, revision }, dueAt: work.now, priority: PRIORITY },
    targets: await targetsOf(work, { subject, audience: 'boundChats' }),
  });
}

/** Keeps what somebody says to a draft, for every institution they act for; an empty correction agrees. */
export async function replyToDraft(
  work: Work,
  reply: {
    readonly minutes: Minutes;
    readonly revision: number;
    readonly institutionIds: readonly number[];
    readonly correction: string;
    readonly byPersonId: number | undefined;
  },
): Promise<Result<undefined, ReplyProblem>> {
  const { minutes, revision, institutionIds, ...said } = reply;
  const problem = replyProblem(minutes, { revision, now: work.now });
  if (problem !== undefined) return refused(problem);
  for (const institutionId of institutionIds)
    await saveReply(work.db, { ...said, minutes, institutionId, now: work.now });
  return done(undefined);
}
