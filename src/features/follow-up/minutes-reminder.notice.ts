import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { calledList, meetingWords, salutation, startHint } from '../../notices/parts.ts';
import type { OutgoingMessage } from '../../platform/message.ts';

/** Reminds host and secretariat that a meeting's minutes are due. */
export function minutesReminder(
  content: NoticeContent<'minutesReminder'>,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const words = { ...meetingWords(content, language) };
  const hint = startHint(content, language);
  const called = content.reader.kind === 'group' ? [calledList(content.institutions)] : [];
  return message({
    summary: t('notices:minutesReminder.summary', words),
    blocks: [
      { kind: 'title', text: t('notices:minutesReminder.title') },
      ...salutation(content, language),
      paragraph(t('notices:minutesReminder.body', words)),
      ...called,
      paragraph(t('notices:minutesReminder.ask', words)),
      ...hint.blocks,
    ],
    buttons: hint.buttons,
  });
}
