import { loadCalendar } from '../../../calendar/holidays.ts';
import { message } from '../../../i18n/message.ts';
import type { Command, RunCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { readDetails } from '../form/details.ts';
import { replyProblems } from '../form/problem-reply.ts';
import { detailsOf } from '../rules.ts';
import { findNumberedMeeting } from '../which-meeting.service.ts';
import { changeMeeting } from './change.service.ts';
import { meetingPostponed } from './change.words.ts';
import { replyToChange } from './change-reply.ts';
import { hostNotes } from './host-notes.ts';
import { quietWait } from './quiet-wait.service.ts';
import { takeBack } from './taking-back.ts';

/** Moves a meeting to another time; its reminders move along, and everyone who was told is told. */
export const tundarapat: Command = {
  name: 'tundarapat',
  aliases: [],
  press: takeBack,
  run: async (call) => {
    const found = await findNumberedMeeting(call, { words: call.argument, command: 'tundarapat' });
    return found.ok ? postpone(call, { meeting: found.meeting, phrase: found.rest }) : found.reactions;
  },
};

async function postpone(
  call: RunCall,
  { meeting, phrase }: { readonly meeting: Meeting; readonly phrase: string },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { number } = meeting;
  if (phrase === '')
    return replyHere(call, message({ summary: language.t('meetings:postponeExample', { number }) }));
  const read = { lines: { when: phrase }, unknown: [], before: '' };
  const after = await readDetails(call, { read, base: { ...detailsOf(meeting), answerBy: undefined } });
  if (!after.ok) return replyProblems(call, after.problems);
  const details = {
    ...after.details,
    endsAt: after.details.endsAt ?? movedEnd(meeting, { newStartsAt: after.details.startsAt, phrase }),
  };
  const moved = await changeMeeting(work, { meeting, details, reason: '' });
  if (!moved.ok) return refuse(call, { reason: moved.reason, number });
  if (moved.value.revision === meeting.revision)
    return replyHere(call, message({ summary: language.t('meetings:unchanged', { number }) }));
  const change = { before: meeting, after: moved.value, command: 'tundarapat' } as const;
  const told = { wait: await quietWait(call, change), notes: await hostNotes(call, change) };
  const calendar = await loadCalendar(work.db, context.forum.id);
  const answer = meetingPostponed({ ...change, ...told }, { language, calendar });
  return replyToChange(call, { change, answer });
}

/** A meeting that moves lasts as long as before, unless its end is said to be open. */
function movedEnd(
  { startsAt, endsAt }: Meeting,
  { newStartsAt, phrase }: { readonly newStartsAt: number; readonly phrase: string },
): number | undefined {
  return endsAt === undefined || /\bselesai\b/i.test(phrase) ? undefined : newStartsAt + (endsAt - startsAt);
}
