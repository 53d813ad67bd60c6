import { plainly } from '../../i18n/message.ts';
import type { Command, RunCall } from '../../inbound/command.ts';
import { replyHere, replyToAll } from '../../inbound/replies.ts';
import type { Meeting } from '../../model/meeting.ts';
import { countAnswers, NO_ANSWERS } from '../../notices/answer-counts.store.ts';
import type { OutgoingFile } from '../../platform/message.ts';
import { announcement } from './announcing/announcement.words.ts';
import { calendarFile, loadCalendarDetails } from './calendar-file.ts';
import { replyAbout } from './draft-reply.service.ts';
import { invitationTextsOf } from './template/store.ts';
import { findOnlyMeeting } from './which-meeting.service.ts';

/** For one's own calendar; a group has it with the invitation itself. */
async function calendarFor(
  { work, context, incoming }: RunCall,
  meeting: Meeting,
): Promise<readonly OutgoingFile[]> {
  if (incoming.chat.kind !== 'private' || meeting.state === 'draft') return [];
  const details = await loadCalendarDetails(work.db, context.forum.id);
  return [calendarFile(meeting, { forum: context.forum, details, now: work.now })];
}

/** `/rapat salin 42`: the words alone. */
const COPY = /^(?:salin|salinan|copy)(?=\s|$)\s*/i;

/**
 * Shows a meeting's notice, with its buttons; without a number the next one. `salin` gives its words alone, to be copied into
 * another application: without buttons, and without counts that would be old there.
 */
export const rapat: Command = {
  name: 'rapat',
  aliases: [],
  onlyReads: true,
  run: async (call) => {
    const { work, context, language } = call;
    const isCopy = COPY.test(call.argument);
    const words = call.argument.replace(COPY, '');
    const found = await findOnlyMeeting(call, { words, states: ['announced'] });
    if (!found.ok) return found.reactions;
    const { meeting } = found;
    const tally = (await countAnswers(work.db, [meeting.id])).get(meeting.id);
    const counts = isCopy ? NO_ANSWERS : (tally?.counts ?? NO_ANSWERS);
    const view = { meeting, counts, memberZones: tally?.zones ?? [], taken: tally?.taken ?? 0 };
    const { id: forumId, name: forumName } = context.forum;
    const texts = await invitationTextsOf(work.db, forumId);
    const shown = announcement({ forumName, texts, view, now: work.now }, language);
    const notice = isCopy ? plainly(shown) : { ...shown, files: await calendarFor(call, meeting) };
    if (meeting.state !== 'draft') return isCopy ? replyHere(call, notice) : replyToAll(notice);
    // Only officers get this far; the group is not told before it is announced.
    return replyAbout(call, { meeting, answer: notice, command: 'rapat' });
  },
};
