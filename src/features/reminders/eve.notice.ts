import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { calledList, meetingWords, namesOf, salutation, sceneOf, startHint } from '../../notices/parts.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { answerButtons, meetingFields } from '../meetings/announcement.words.ts';

/** Reminds those who come that the meeting is near. */
export function eve(content: NoticeContent<'eve'>, language: Language): OutgoingMessage {
  const { t } = language;
  const words = meetingWords(content, language);
  const { relative } = words;
  const hint = startHint(content, language);
  const opening =
    content.reader.kind === 'group'
      ? [paragraph(t('notices:eve.group', { relative })), calledList(content.institutions)]
      : [
          ...salutation(content, language),
          paragraph(t('notices:eve.body', { relative, institutions: namesOf(content.institutions) })),
        ];
  return message({
    summary: t('notices:eve.summary', { ...words }),
    blocks: [
      { kind: 'title', text: t('notices:eve.title', { ...words }) },
      ...opening,
      meetingFields(sceneOf(content), language),
      paragraph(t('notices:eve.ask')),
      ...hint.blocks,
    ],
    buttons: [...answerButtons(sceneOf(content).meeting.id, language), ...hint.buttons],
  });
}
