import { prefixOf } from '../../i18n/chat-language.ts';
import type { Command } from '../../inbound/command.ts';
import { answerPrivately, isOverheard, refuse, replyHere } from '../../inbound/replies.ts';
import { pressNext } from './next-draft.ts';
import { proposeMeeting } from './service.ts';
import { proposedDates } from './words.ts';

const USUAL_COUNT = 5;
const MOST = 10;

/** Proposes dates for the next meeting, each with why; its buttons belong to the offer of a draft after a meeting. */
export const usulkantanggal: Command = {
  name: 'usulkantanggal',
  aliases: ['usultanggal'],
  onlyReads: true,
  run: async (call) => {
    const { work, context, language, incoming, argument } = call;
    const count = argument === '' ? USUAL_COUNT : /^\d{1,2}$/.test(argument) ? Number(argument) : 0;
    if (count < 1 || count > MOST) return refuse(call, { reason: 'wrongDateCount', most: MOST });
    const { id: forumId, name: forum } = context.forum;
    const proposal = await proposeMeeting({ db: work.db, now: work.now }, { forumId, count });
    const prefix = prefixOf(incoming.platform);
    const answer = proposedDates({ ...proposal, forum, prefix }, language);
    // What it is reckoned from may be a draft, and it names when the host cannot.
    const elsewhere = {
      key: 'dates:elsewhere',
      command: 'usulkantanggal',
      payload: 'usulkantanggal',
    } as const;
    return isOverheard(call) ? answerPrivately(call, { answer, elsewhere }) : replyHere(call, answer);
  },
  press: pressNext,
};
