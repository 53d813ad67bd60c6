import { message } from '../../i18n/message.ts';
import type { Command } from '../../inbound/command.ts';
import { replyPrivately, replyToAll } from '../../inbound/replies.ts';
import { countAnswers, NO_ANSWERS } from '../../notices/answer-counts.store.ts';
import { announcement } from './announcement.words.ts';
import { findOnlyMeeting } from './which-meeting.service.ts';

/** Shows a meeting's notice, with its buttons; without a number the next one. */
export const rapat: Command = {
  name: 'rapat',
  aliases: [],
  onlyReads: true,
  run: async (call) => {
    const { work, context, language } = call;
    const found = await findOnlyMeeting(call, { words: call.argument, states: ['announced'] });
    if (!found.ok) return found.reactions;
    const { meeting } = found;
    const tally = (await countAnswers(work.db, [meeting.id])).get(meeting.id);
    const view = { meeting, counts: tally?.counts ?? NO_ANSWERS, memberZones: tally?.zones ?? [] };
    const notice = announcement({ forumName: context.forum.name, view, now: work.now }, language);
    if (meeting.state !== 'draft') return replyToAll(notice);
    // Only officers get this far; the group is not told before it is announced.
    const hint = language.t('refusals:meetingNotAnnounced', { number: meeting.number });
    return replyPrivately(notice, message({ summary: hint }));
  },
};
