import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { mayUse } from '../../../inbound/rights.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import { type NoFacts, type NoticeKind, noFacts } from '../../../notices/kind.ts';
import { meetingWords } from '../../../notices/parts.ts';
import { atOnce } from '../../../notices/quiet.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';

/** The moment to announce has come and the invitation has no chat to go to: to the secretariat. */
export const announcementHeld: NoticeKind<NoFacts> = {
  name: 'announcementHeld',
  facts: noFacts,
  title: () => 'delivery:kinds.announcementHeld',
  mayRead: (roles) => mayUse('umumkan', roles),
  quietUntil: atOnce,
  words,
};

function words(content: NoticeContent, language: Language): OutgoingMessage {
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
