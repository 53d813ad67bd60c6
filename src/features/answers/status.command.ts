import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Command, RunCall } from '../../inbound/command.ts';
import { isOverheard, refuse, replyHere } from '../../inbound/replies.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findOnlyMeeting } from '../meetings/which-meeting.service.ts';
import { undoAnswer } from './answering/undo.ts';
import { listAnnounced, listHistory } from './history.store.ts';
import { notesFor } from './notes.rules.ts';
import { pastAnswers } from './past.words.ts';
import { listOwnAnswers } from './service.ts';
import { status as statusMessage } from './status.words.ts';
import { UNDO } from './undo.words.ts';

/** Shows the answer of one's own institution, who gave it and when, `riwayat` those to the last meetings; its receipts' buttons take an answer back. */
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
    if (PAST.test(argument)) return replyPast(call);
    const found = await findOnlyMeeting(call, { words: argument, states: ['announced'] });
    if (!found.ok) return found.reactions;
    const { meeting } = found;
    const answers = await listOwnAnswers(call, meeting);
    return replyHere(call, statusMessage({ meeting, answers, now: work.now }, language));
  },
};

/** `/status riwayat`. */
const PAST = /^(?:riwayat|history)$/i;
const MEETINGS_SHOWN = 5;

/** The answers of one's own institutions to the last meetings, with every change; in a group without personal notes. */
async function replyPast(call: RunCall): Promise<readonly Reaction[]> {
  const { context, work, language } = call;
  const forumId = context.forum.id;
  const institutions = context.actor.seats;
  const institutionIds = institutions.map(({ institutionId }) => institutionId);
  const meetings = await listAnnounced(work.db, { forumId, limit: MEETINGS_SHOWN });
  const meetingIds = meetings.map(({ id }) => id);
  const all = await listHistory(work.db, { forumId, meetingIds, institutionIds });
  const answers = isOverheard(call) ? notesFor('group', all) : all;
  return replyHere(call, pastAnswers({ meetings, answers, institutions }, language));
}
