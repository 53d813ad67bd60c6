import type { Language } from '../../i18n/index.ts';
import { message } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { meetingWords } from '../../notices/parts.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { invitationPlaces } from './invitation-places.words.ts';

/** Where an invitation stands and where it does not, to who announced it and to the secretariat. */
export function announcementReport(
  content: NoticeContent<'announcementReport'>,
  language: Language,
): OutgoingMessage {
  const { meeting, number } = meetingWords(content, language);
  const title = language.t('notices:announcementReport.title', { meeting });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...invitationPlaces({ places: content.details.places, number }, language),
    ],
  });
}
