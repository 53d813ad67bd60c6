import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { calledList, salutation, startHint } from '../../notices/parts.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';

/** Asks an institution whether it is willing to be host. */
export function hostQuestion(content: NoticeContent<'hostQuestion'>, language: Language): OutgoingMessage {
  const { t } = language;
  const { turnId } = content.facts;
  const words = { institution: content.details.institution, forum: content.forum.name };
  const hint = startHint(content, language);
  const called = content.reader.kind === 'group' ? [calledList(content.institutions)] : [];
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
