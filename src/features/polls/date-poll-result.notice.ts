import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { mayChange } from '../../inbound/rights.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { salutation } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { type PollDetails, readPoll } from './posted.ts';
import { pollResult } from './words.ts';

/** Of more institutions only the counts are told. */
const MOST_NAMED = 30;

const facts = z.object({ pollId: z.number() });

type Facts = z.infer<typeof facts>;

interface Details extends PollDetails {
  /** Whether the reader may take a slot. */
  readonly mayTake: boolean;
}

/** What came of a poll of dates, to who leads the forum, at its deadline; who makes meetings takes a slot with one press. */
export const datePollResult: NoticeKind<Facts, Details> = {
  name: 'datePollResult',
  facts,
  title: () => 'delivery:kinds.datePollResult',
  audience: () => 'leaders',
  quietUntil: asLongAsQuiet,
  // The buttons go when one of them was pressed.
  edited: {
    details: async (db, { forumId, facts: { pollId } }) => {
      const read = await readPoll(db, { forumId, id: pollId });
      return read?.poll.chosenSlotId === undefined ? 'gone' : { ...read, mayTake: false };
    },
  },
  details: async (db, { forumId, facts: { pollId } }) => {
    const read = await readPoll(db, { forumId, id: pollId });
    return read === undefined || read.poll.chosenSlotId !== undefined ? 'gone' : { ...read, mayTake: false };
  },
  forReader: (details, reader) => ({
    ...details,
    mayTake: reader !== undefined && mayChange('jajak', reader.roles),
  }),
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { details, forum, now } = content;
  // It stays one message, which so many names do not fit into.
  const isBrief = details.poll.institutions.length > MOST_NAMED;
  const told = { ...details, forum: forum.name, zone: forum.timeZone, now, isBrief };
  const shown = pollResult(told, language);
  if (details.poll.chosenSlotId !== undefined) return shown;
  const { summary } = shown;
  const ended = language.t(details.mayTake ? 'polls:endedTake' : 'polls:ended');
  const blocks = [...salutation(content, language), paragraph(ended), ...shown.blocks];
  return { ...message({ summary, blocks, buttons: shown.buttons }), isOneMessage: true };
}
