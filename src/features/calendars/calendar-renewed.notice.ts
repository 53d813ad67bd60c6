import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { mayUse } from '../../inbound/rights.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { type NoFacts, type NoticeKind, noFacts } from '../../notices/kind.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import type { OutgoingMessage } from '../../platform/message.ts';

/** The calendar feed has another address, because somebody left who may know the old one: to the secretariat. */
export const calendarRenewed: NoticeKind<NoFacts> = {
  name: 'calendarRenewed',
  facts: noFacts,
  title: () => 'delivery:kinds.calendarRenewed',
  mayRead: (roles) => mayUse('undang', roles),
  quietUntil: asLongAsQuiet,
  words,
};

function words({ forum }: NoticeContent, { t }: Language): OutgoingMessage {
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
