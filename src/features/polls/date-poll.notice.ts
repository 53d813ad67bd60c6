import { z } from 'zod';
import type { Db } from '../../db/db.ts';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { salutation } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { findMeeting } from '../meetings/service.ts';
import { isOpen } from './rules.ts';
import { findPoll } from './store.ts';
import type { Poll } from './types.ts';
import { pollShown } from './words.ts';

const facts = z.object({
  pollId: z.number(),
  /** The institution that is reminded; none where the poll is put to everybody. */
  institutionId: z.number().optional(),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly poll: Poll;
  readonly number: number | undefined;
}

/** A poll of dates, in the bound chats, with buttons for each slot. */
export const datePoll: NoticeKind<Facts, Details> = {
  name: 'datePoll',
  facts,
  title: () => 'delivery:kinds.datePoll',
  quietUntil: asLongAsQuiet,
  details: loadOpen,
  words: (content, language) => shownTo(content, language),
};

/** Reminds an institution that said nothing to any slot, once, a day before the deadline. */
export const datePollReminder: NoticeKind<Facts, Details> = {
  name: 'datePollReminder',
  facts,
  title: () => 'delivery:kinds.datePollReminder',
  audience: ({ institutionId }) => (institutionId === undefined ? 'named' : { institutionId }),
  quietUntil: asLongAsQuiet,
  details: async (db, about) => {
    const details = await loadOpen(db, about);
    if (details === 'gone') return 'gone';
    const isSilent = details.poll.silent.some(({ id }) => id === about.facts.institutionId);
    return isSilent ? details : 'gone';
  },
  words: (content, language) => {
    const shown = shownTo(content, language);
    const summary = language.t('polls:reminder');
    const blocks = [...salutation(content, language), paragraph(summary), ...shown.blocks];
    return { ...message({ summary, blocks, buttons: shown.buttons }), isOneMessage: true };
  },
};

async function loadOpen(
  db: Db,
  {
    forumId,
    facts: { pollId },
    now,
  }: { readonly forumId: number; readonly facts: Facts; readonly now: number },
): Promise<Details | 'gone'> {
  const poll = await findPoll(db, { forumId, id: pollId });
  if (poll === undefined || !isOpen(poll, now)) return 'gone';
  const { meetingId } = poll;
  const meeting = meetingId === undefined ? undefined : await findMeeting(db, { forumId, id: meetingId });
  return { poll, number: meeting?.number };
}

function shownTo(
  { details, forum, now }: NoticeContent<Facts, Details>,
  language: Language,
): OutgoingMessage {
  return pollShown({ ...details, forum: forum.name, zone: forum.timeZone, now }, language);
}
