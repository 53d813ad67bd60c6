import { recordAudit } from '../domain/audit/store.ts';
import { listHolidays } from '../domain/calendar/holidays.ts';
import { createMeeting } from '../domain/meetings/service.ts';
import { meetingCreated, meetingFormHelp, problemList } from '../messages/meetings.ts';
import type { Reaction } from '../platform/reaction.ts';
import { readDetails } from './args/meeting-details.ts';
import { readMeetingLines } from './args/meeting-lines.ts';
import type { Command, RunCall } from './command.ts';
import { meetingForm, textOfForm } from './meeting-form.ts';
import { refuse } from './refuse.ts';
import { replyHere } from './reply.ts';

/** Creates a meeting from one message with lines, or from the form where the platform has forms. */
export const buatrapat: Command = {
  name: 'buatrapat',
  aliases: ['rapatbaru'],
  run: async (call) => {
    if (call.argument !== '') return createFrom(call);
    if (call.limits.hasForms) return [{ kind: 'form', form: meetingForm(call.language) }];
    return replyHere(call, meetingFormHelp(call.language));
  },
  submit: (call) => createFrom({ ...call, argument: textOfForm(call.values) }),
};

async function createFrom(call: RunCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const read = await readDetails(call, readMeetingLines(call.argument));
  if (!read.ok) return replyHere(call, problemList(read.problems, language));
  const created = await createMeeting(work, {
    forumId: context.forum.id,
    details: read.details,
    number: read.number,
    createdById: context.actor.personId,
  });
  if (!created.ok) return refuse(call, created.reason, { number: read.number ?? '' });
  const meeting = created.value;
  await recordAudit(work.db, {
    context,
    at: work.now,
    action: 'buatrapat',
    subject: `rapat ${meeting.number}`,
  });
  return replyHere(call, meetingCreated(meeting, { language, holidays: listHolidays() }));
}
