import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { OutgoingMessage } from '../../platform/message.ts';

/** Tells the secretariat that the address of the calendar feed is another one, and where it is asked for. */
export function calendarRenewed(
  { forum }: NoticeContent<'calendarRenewed'>,
  { t }: Language,
): OutgoingMessage {
  const title = t('notices:calendarRenewed.title');
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t('notices:calendarRenewed.body', { forum: forum.name })),
      paragraph(t('notices:calendarRenewed.ask')),
    ],
  });
}
