import { message, paragraph } from '../../../i18n/message.ts';
import type { Command } from '../../../inbound/command.ts';
import { refuse } from '../../../inbound/replies.ts';
import { findNumberedMeeting } from '../which-meeting.service.ts';
import { cancelMeeting } from './change.service.ts';
import { replyToChange } from './change-reply.ts';
import { hostNotes } from './host-notes.ts';
import { takeBack } from './taking-back.ts';

/** In characters, as the refusal says. */
const LONGEST_REASON = 500;

/** Cancels a meeting, with the reason; everyone who was told is told, and the host of a draft. */
export const batalrapat: Command = {
  name: 'batalrapat',
  aliases: [],
  press: takeBack,
  run: async (call) => {
    const { work, language } = call;
    const found = await findNumberedMeeting(call, { words: call.argument, command: 'batalrapat' });
    if (!found.ok) return found.reactions;
    const { meeting, rest: reason } = found;
    const { number } = meeting;
    if (reason === '') return refuse(call, { reason: 'missingReason', number });
    if (reason.length > LONGEST_REASON) return refuse(call, 'noteTooLong');
    const cancelled = await cancelMeeting(work, { meeting, reason });
    if (!cancelled.ok) return refuse(call, { reason: cancelled.reason, number });
    const change = { before: meeting, after: cancelled.value, command: 'batalrapat' } as const;
    const told =
      meeting.state === 'announced'
        ? language.t('meetings:changedTold')
        : (await hostNotes(call, change)).join(' ');
    const summary = `${language.t('meetings:cancelled', { number })} ${told}`.trim();
    return replyToChange(call, { change, answer: message({ summary, blocks: [paragraph(summary)] }) });
  },
};
