import { message } from '../../../i18n/message.ts';
import type { Command, RunCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { readDetails } from '../form/details.ts';
import { readMeetingLines } from '../form/lines.ts';
import { replyProblems } from '../form/problem-reply.ts';
import { detailsOf } from '../rules.ts';
import { findNumberedMeeting } from '../which-meeting.service.ts';
import { changeMeeting } from './change.service.ts';
import { meetingChanged } from './change.words.ts';
import { replyToChange } from './change-reply.ts';
import { hostNotes } from './host-notes.ts';
import { quietWait } from './quiet-wait.service.ts';
import { takeBack } from './taking-back.ts';

/** Changes the lines of a meeting that are given; everyone who was told is told. */
export const ubahrapat: Command = {
  name: 'ubahrapat',
  aliases: [],
  press: takeBack,
  run: async (call) => {
    const found = await findNumberedMeeting(call, { words: call.argument, command: 'ubahrapat' });
    return found.ok ? change(call, { meeting: found.meeting, text: found.rest }) : found.reactions;
  },
};

async function change(
  call: RunCall,
  { meeting, text }: { readonly meeting: Meeting; readonly text: string },
): Promise<readonly Reaction[]> {
  const { work, language } = call;
  const { number } = meeting;
  const read = readMeetingLines(text);
  if (Object.keys(read.lines).length === 0 && read.unknown.length === 0) {
    return replyHere(call, message({ summary: language.t('meetings:changeExample', { number }) }));
  }
  const after = await readDetails(call, { read, base: { ...detailsOf(meeting), answerBy: undefined } });
  if (!after.ok) return replyProblems(call, after.problems);
  const changed = await changeMeeting(work, {
    meeting,
    details: after.details,
    reason: read.lines.reason ?? '',
  });
  if (!changed.ok) return refuse(call, { reason: changed.reason, number });
  const change = { before: meeting, after: changed.value, command: 'ubahrapat' } as const;
  const told = { wait: await quietWait(call, change), notes: await hostNotes(call, change) };
  const answer = meetingChanged({ ...change, ...told }, language);
  return replyToChange(call, { change, answer });
}
