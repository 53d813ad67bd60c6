import { message } from '../../i18n/message.ts';
import type { Call, Command } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { findHeldMeeting, isHostOf } from './held-meeting.ts';
import { markMinutesDone } from './store.ts';

const DONE = 'selesai';

/** Shows whether a meeting's minutes are done, and marks them as done; the reminder's button does so too. */
export const notula: Command = {
  name: 'notula',
  aliases: [],
  run: (call) => answerMinutes(call, call.argument),
  press: (call) => answerMinutes(call, `${call.parameters[0] ?? ''} ${DONE}`),
};

async function answerMinutes(call: Call, words: string): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const found = await findHeldMeeting(call, words);
  if (!found.ok) return found.reactions;
  const { meeting, rest } = found;
  const { number, forumId } = meeting;
  if (!mayChange('notula', context.actor.roles) && !isHostOf(call, meeting)) return refuse(call, 'noRight');
  if (rest === '') {
    const key = meeting.minutesDoneAt === undefined ? 'actions:minutesOpen' : 'actions:minutesDone';
    return replyHere(call, message({ summary: language.t(key, { number }) }));
  }
  if (rest.toLowerCase() !== DONE)
    return refuse(call, { reason: 'unknownOption', option: rest, options: DONE });
  if (!(await markMinutesDone(work.db, { forumId, meetingId: meeting.id, now: work.now })))
    return refuse(call, { reason: 'minutesDoneAlready', number });
  await recordAudit(work.db, { context, at: work.now, action: 'notula', subject: `rapat ${number}` });
  return replyHere(call, message({ summary: language.t('actions:minutesDone', { number }) }));
}
