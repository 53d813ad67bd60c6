import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { meetingWords } from '../../notices/parts.ts';
import type { OutgoingMessage } from '../../platform/message.ts';

/** Tells the secretariat that an invitation was due and has no chat to go to. */
export function announcementHeld(
  content: NoticeContent<'announcementHeld'>,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { meeting } = meetingWords(content, language);
  const title = t('notices:announcementHeld.title');
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t('notices:announcementHeld.body', { meeting })),
      paragraph(t('notices:announcementHeld.ask')),
    ],
  });
}
