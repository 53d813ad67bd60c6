import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { OutgoingMessage } from '../../platform/message.ts';

/** The addresses somebody may subscribe to. */
export interface CalendarAddresses {
  readonly own: string;
  readonly shared: string;
  readonly forum: string;
  /** It was just made in place of another one. */
  readonly isNew: boolean;
  /** Whether the addresses open outside the bot's own network, as far as the operator said. */
  readonly isPublic: boolean;
}

/** Somebody's own calendar address, and the forum's. */
export function calendarAddresses(
  { own, shared, forum, isNew, isPublic }: CalendarAddresses,
  { t }: Language,
): OutgoingMessage {
  const title = t('meetings:calendar.title', { forum });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...(isNew ? [paragraph(t('meetings:calendar.renewed'))] : []),
      paragraph(t('meetings:calendar.own')),
      paragraph({ code: own }),
      paragraph(t('meetings:calendar.how')),
      ...(isPublic ? [] : [paragraph(t('meetings:calendar.nearOnly'))]),
      { kind: 'note', line: [t('meetings:calendar.shared'), ' ', { code: shared }] },
      { kind: 'note', line: [t('meetings:calendar.secret')] },
    ],
  });
}
