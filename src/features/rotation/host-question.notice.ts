import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { calledList, salutation, startHint } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { institutionOfTurn } from './store.ts';

const facts = z.object({
  turnId: z.number(),
  /** 0 in old rows that name none. */
  institutionId: z.number().default(0),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly institution: string;
}

/** Asks an institution whether it is willing to be host. */
export const hostQuestion: NoticeKind<Facts, Details> = {
  name: 'hostQuestion',
  facts,
  title: () => 'delivery:kinds.hostQuestion',
  audience: ({ institutionId }) => (institutionId === 0 ? 'all' : { institutionId }),
  isCalledInGroup: true,
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, facts: { turnId } }) => {
    const institution = await institutionOfTurn(db, { forumId, id: turnId });
    return institution === undefined ? 'gone' : { institution };
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { turnId } = content.facts;
  const words = { institution: content.details.institution, forum: content.forum.name };
  const hint = startHint(content, language);
  const called = content.reader.kind === 'group' ? [calledList(content.institutions, language)] : [];
  return message({
    summary: t('notices:hostQuestion.summary', words),
    blocks: [
      { kind: 'title', text: t('notices:hostQuestion.title') },
      ...salutation(content, language),
      paragraph(t('notices:hostQuestion.body', words)),
      ...called,
      ...hint.blocks,
    ],
    buttons: [
      [
        {
          text: t('notices:buttons.willing'),
          action: encodeAction('tuanrumah', 'bersedia', turnId),
          style: 'primary',
        },
        { text: t('notices:buttons.unwilling'), action: encodeAction('tuanrumah', 'menolak', turnId) },
      ],
      ...hint.buttons,
    ],
  });
}
