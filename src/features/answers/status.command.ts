import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Command } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { findOnlyMeeting } from '../meetings/which-meeting.service.ts';
import { undoAnswer } from './answering/undo.ts';
import { listOwnAnswers } from './service.ts';
import { status as statusMessage } from './status.words.ts';
import { UNDO } from './undo.words.ts';

/** Shows the answer of one's own institution, who gave it and when; its receipts' buttons take an answer back. */
export const status: Command = {
  name: 'status',
  aliases: [],
  onlyReads: true,
  press: async (call) => {
    const [what, id] = call.parameters;
    const row = readRowId(id);
    return what === UNDO && row !== undefined ? undoAnswer(call, row) : refuse(call, 'undoNotYours');
  },
  run: async (call) => {
    const { context, language, work, argument } = call;
    if (context.actor.seats.length === 0)
      return replyHere(call, message({ summary: language.t('answers:statusNoSeat') }));
    const found = await findOnlyMeeting(call, { words: argument, states: ['announced'] });
    if (!found.ok) return found.reactions;
    const { meeting } = found;
    const answers = await listOwnAnswers(call, meeting);
    return replyHere(call, statusMessage({ meeting, answers, now: work.now }, language));
  },
};
