import { loadCalendar } from '../../../calendar/holidays.ts';
import { listInstitutions, listZones } from '../../../inbound/args/institutions.store.ts';
import type { Call } from '../../../inbound/command.ts';
import type { Meeting, MeetingDetails } from '../../../model/meeting.ts';
import { NO_ANSWERS } from '../../../notices/answer-counts.store.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { announcement } from '../announcing/announcement.words.ts';
import { defaultDeadline } from '../deadline.rules.ts';
import { readDetails } from '../form/details.ts';
import { detailsProblem } from '../rules.ts';
import { invitationTextsOf } from '../template/store.ts';
import type { MeetingDraft } from './steps.rules.ts';
import { nextNumberOf } from './store.ts';

/** The invitation of a meeting that is not made yet, as members will see it; or the line that does not let it be. */
export async function invitationOf(
  call: Call,
  lines: MeetingDraft['lines'],
): Promise<
  | { readonly ok: true; readonly message: OutgoingMessage }
  | { readonly ok: false; readonly step: string; readonly problem: string }
> {
  const { work, context, language } = call;
  const read = await readDetails(call, { read: { lines, unknown: [], before: '' } });
  if (!read.ok) {
    const [first] = read.problems;
    return { ok: false, step: first?.line ?? 'title', problem: first?.text ?? '' };
  }
  const problem = detailsProblem(read.details, work.now);
  if (problem !== undefined) {
    const step = problem === 'deadlineAfterStart' ? 'answerBy' : 'when';
    return { ok: false, step, problem: language.t(`refusals:${problem}`) };
  }
  const { id: forumId, name: forumName } = context.forum;
  const meeting = await meetingOf(call, read.details);
  const texts = await invitationTextsOf(work.db, forumId);
  const view = { meeting, counts: NO_ANSWERS, memberZones: await listZones(work.db, forumId), taken: 0 };
  return { ok: true, message: announcement({ forumName, texts, view, now: work.now }, language) };
}

async function meetingOf(call: Call, details: MeetingDetails): Promise<Meeting> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const { hostInstitutionId, answerBy, ...others } = details;
  const { rest } = await loadCalendar(work.db, forumId);
  const institutions = await listInstitutions(work.db, forumId);
  const host = institutions.find(({ id }) => id === hostInstitutionId);
  return {
    ...others,
    ...{ id: 0, forumId, number: await nextNumberOf(work.db, forumId), state: 'draft', revision: 1 },
    host: host && { institutionId: host.id, shortName: host.shortName, officialName: host.officialName },
    answerBy: answerBy ?? defaultDeadline({ ...details, rest, now: work.now }),
    ...{ announceAt: undefined, announcedAt: undefined, cancelReason: undefined, minutesDoneAt: undefined },
  };
}
