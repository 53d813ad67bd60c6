import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { calledList, meetingWords, salutation, startHint, viewOf } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import { lastLine, whenAndWhere } from '../../notices/short.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { hasPlace } from './store.ts';
import { fillButton } from './words.ts';

const facts = z.object({ institutionId: z.number() });

type Facts = z.infer<typeof facts>;

interface Details {
  readonly institution: string;
}

/** Somebody on the waiting list of a full meeting got a place. */
export const placeGiven: NoticeKind<Facts, Details> = {
  name: 'placeGiven',
  facts,
  title: () => 'delivery:kinds.placeGiven',
  audience: ({ institutionId }) => ({ institutionId }),
  isCalledInGroup: true,
  quietUntil: asLongAsQuiet,
  gathers: 'letter',
  details: async (db, { forumId, meetingId, facts: { institutionId } }) => {
    const institution =
      meetingId === null ? undefined : await hasPlace(db, { forumId, meetingId, institutionId });
    return institution === undefined ? 'gone' : { institution };
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { institution } = content.details;
  const named = { ...meetingWords(content, language), institution };
  const isCalled = content.reader.kind === 'group';
  const hint = startHint(content, language);
  const key = { meetingId: viewOf(content).meeting.id, institutionId: content.facts.institutionId };
  return message({
    summary: t('details:placeGiven.summary', named),
    blocks: [
      { kind: 'title', text: t('details:placeGiven.title') },
      ...salutation(content, language),
      paragraph(t('details:placeGiven.body', named)),
      ...(isCalled ? [calledList(content.institutions, language)] : []),
      whenAndWhere(content, language),
      ...lastLine(content, { language, line: t('details:placeGiven.ask') }),
      ...hint.blocks,
    ],
    buttons: [...(isCalled ? [] : [[fillButton(key, language)]]), ...hint.buttons],
  });
}
