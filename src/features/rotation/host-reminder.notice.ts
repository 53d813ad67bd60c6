import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { calledList, meetingWords, namesOf, salutation, sceneOf, startHint } from '../../notices/parts.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { meetingFields } from '../meetings/announcement.words.ts';

/** Reminds the host of the meeting that is theirs. */
export function hostReminder(content: NoticeContent<'hostReminder'>, language: Language): OutgoingMessage {
  const { t } = language;
  const words = { ...meetingWords(content, language), institutions: namesOf(content.institutions) };
  const hint = startHint(content, language);
  const called = content.reader.kind === 'group' ? [calledList(content.institutions)] : [];
  return message({
    summary: t('notices:hostReminder.summary', words),
    blocks: [
      { kind: 'title', text: t('notices:hostReminder.title') },
      ...salutation(content, language),
      paragraph(t('notices:hostReminder.body', words)),
      ...called,
      meetingFields(sceneOf(content), language),
      paragraph(t('notices:hostReminder.ask')),
      ...hint.blocks,
    ],
    buttons: hint.buttons,
  });
}
