import { z } from 'zod';
import type { Db } from '../../db/db.ts';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { salutation } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { type PollDetails, pollMarks, readPoll } from './posted.ts';
import { isOpen } from './rules.ts';
import { pollShown } from './words.ts';

const facts = z.object({
  pollId: z.number(),
  /** The institution that is reminded; none where the poll is put to everybody. */
  institutionId: z.number().optional(),
});

type Facts = z.infer<typeof facts>;

/** A poll of dates, in the bound chats, with buttons for each slot. */
export const datePoll: NoticeKind<Facts, PollDetails> = {
  name: 'datePoll',
  facts,
  title: () => 'delivery:kinds.datePoll',
  quietUntil: asLongAsQuiet,
  edited: { marks: pollMarks, details: load },
  details: loadOpen,
  words: (content, language) => shownTo(content, language),
};

/** Reminds an institution that said nothing to any slot, once. It loses its buttons when the poll ends. */
export const datePollReminder: NoticeKind<Facts, PollDetails> = {
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
  edited: {
    details: async (db, about) => {
      const details = await load(db, about);
      return details === 'gone' || isOpen(details.poll, about.now) ? 'gone' : details;
    },
  },
  words: (content, language) => {
    const shown = shownTo(content, language);
    if (!isOpen(content.details.poll, content.now)) return shown;
    const summary = language.t('polls:reminder');
    const blocks = [...salutation(content, language), paragraph(summary), ...shown.blocks];
    return { ...message({ summary, blocks, buttons: shown.buttons }), isOneMessage: true };
  },
};

interface About {
  readonly forumId: number;
  readonly facts: Facts;
}

async function load(db: Db, { forumId, facts: { pollId } }: About): Promise<PollDetails | 'gone'> {
  return (await readPoll(db, { forumId, id: pollId })) ?? 'gone';
}

async function loadOpen(
  db: Db,
  { now, ...about }: About & { readonly now: number },
): Promise<PollDetails | 'gone'> {
  const details = await load(db, about);
  return details === 'gone' || !isOpen(details.poll, now) ? 'gone' : details;
}

function shownTo(
  { details, forum, now }: NoticeContent<Facts, PollDetails>,
  language: Language,
): OutgoingMessage {
  return pollShown({ ...details, forum: forum.name, zone: forum.timeZone, now }, language);
}
