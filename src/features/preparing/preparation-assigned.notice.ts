import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { meetingWords, salutation } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { checklistOf } from './rules.ts';
import { listEntryChanges, listNoted } from './store.ts';
import { labelOf } from './words.ts';

const facts = z.object({ key: z.string(), personId: z.number() });

type Facts = z.infer<typeof facts>;

interface Details {
  readonly key: string;
  readonly label: string | undefined;
}

/** To whoever of the host was given an entry of the checklist. */
export const preparationAssigned: NoticeKind<Facts, Details> = {
  name: 'preparationAssigned',
  facts,
  title: () => 'delivery:kinds.preparationAssigned',
  quietUntil: asLongAsQuiet,
  gathers: 'letter',
  details: async (db, { forumId, meetingId, facts: { key, personId } }) => {
    if (meetingId === null) return 'gone';
    const entry = checklistOf(await listEntryChanges(db, forumId)).find((one) => one.key === key);
    const noted = (await listNoted(db, { forumId, meetingIds: [meetingId] })).get(meetingId);
    const item = noted?.find((one) => one.key === key);
    const isStill = item?.assigneeId === personId && item.state === 'open';
    return entry !== undefined && isStill ? { key, label: entry.label } : 'gone';
  },
  words,
};

function words(content: NoticeContent<unknown, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { view, details } = content;
  const item = labelOf(details, language);
  const words = { ...meetingWords(content, language), item };
  return message({
    summary: t('preparing:assigned.summary', words),
    blocks: [
      { kind: 'title', text: t('preparing:assigned.title') },
      ...salutation(content, language),
      paragraph(t('preparing:assigned.body', words)),
    ],
    buttons: [
      [
        {
          text: t('preparing:buttons.open'),
          action: encodeAction('persiapan', 'tampil', view?.meeting.id ?? 0, details.key),
        },
      ],
    ],
  });
}
