import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { meetingWords, viewOf } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import { whenAndWhere } from '../../../notices/short.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { fillButton } from '../words.ts';
import { findInstitutionOf } from './store.ts';

const facts = z.object({ institutionId: z.number() });

type Facts = z.infer<typeof facts>;

interface Details {
  readonly institution: string;
}

/** On the eve and in the morning, to the substitute who used the code. */
export const substituteReminder: NoticeKind<Facts, Details> = {
  name: 'substituteReminder',
  facts,
  title: () => 'delivery:kinds.substituteReminder',
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, meetingId, now, facts: { institutionId } }) => {
    const institution =
      meetingId === null
        ? undefined
        : await findInstitutionOf(db, { forumId, meetingId, institutionId, now });
    return institution === undefined ? 'gone' : { institution };
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { institution } = content.details;
  const summary = t('details:substitute.reminder', { ...meetingWords(content, language), institution });
  const key = { meetingId: viewOf(content).meeting.id, institutionId: content.facts.institutionId };
  return message({
    summary,
    blocks: [paragraph(summary), whenAndWhere(content, language)],
    buttons: [[fillButton(key, language)]],
  });
}
