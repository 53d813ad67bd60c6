import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatCalendarDate, formatDate, formatDateTime } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../platform/message.ts';

/** A next meeting as it is offered. */
export interface OfferedMeeting {
  readonly after: Pick<Meeting, 'number' | 'startsAt' | 'timeZone'>;
  readonly afterId: number;
  /** ISO date, and the moment on it in epoch milliseconds. */
  readonly date: string;
  readonly startsAt: number;
  readonly timeZone: string;
  readonly host?: { readonly institutionId: number; readonly shortName: string } | undefined;
}

/** The next meeting at the cadence and with the next host, and the buttons that make it a draft, change its date or leave it. */
export function nextOffered(offered: OfferedMeeting, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { after, afterId, startsAt, timeZone, date, host } = offered;
  const held = formatDate(after.startsAt, { zone: after.timeZone, locale });
  const when = formatDateTime(startsAt, { zone: timeZone, locale });
  const summary = t('dates:next.held', { number: after.number, date: held });
  const whose =
    host === undefined
      ? t('dates:next.noHost', { when })
      : t('dates:next.host', { when, host: host.shortName });
  const hostId = host?.institutionId ?? 0;
  const make: Button = {
    text: t('dates:next.make'),
    action: encodeAction('usulkantanggal', 'draf', afterId, date, hostId),
    style: 'primary',
  };
  return message({
    summary,
    blocks: [paragraph(summary), paragraph({ bold: whose }), paragraph(t('dates:next.nothing'))],
    buttons: [
      [make],
      [
        {
          text: t('dates:next.change'),
          action: encodeAction('usulkantanggal', 'tanggal', afterId, date, hostId),
        },
        { text: t('dates:next.later'), action: encodeAction('usulkantanggal', 'nanti', afterId) },
      ],
    ],
  });
}

/** Other dates for it, each a button. */
export function nextDates(
  {
    afterId,
    date,
    hostId,
    dates,
  }: {
    readonly afterId: number;
    /** The one that was offered, to go back to. */
    readonly date: string;
    readonly hostId: number;
    readonly dates: readonly string[];
  },
  { t, locale }: Language,
): OutgoingMessage {
  const choose = (one: string, text: string): readonly Button[] => [
    { text, action: encodeAction('usulkantanggal', 'pilih', afterId, one, hostId) },
  ];
  return message({
    summary: t('dates:next.which'),
    buttons: [
      ...dates.map((one) => choose(one, formatCalendarDate(one, locale))),
      choose(date, t('dates:next.back')),
    ],
  });
}
