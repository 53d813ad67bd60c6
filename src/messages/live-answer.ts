import type { Meeting } from '../domain/meetings/types.ts';
import type { Language } from '../i18n/index.ts';
import { formatDate, formatDateTime, formatRange } from '../language/dates/format.ts';
import type { LiveTopic } from '../language/search/live.ts';
import type { OutgoingMessage } from '../platform/message.ts';
import { message } from './build.ts';

/** What a live answer is made of. */
export interface LiveFacts {
  readonly topic: Exclude<LiveTopic, 'my-status'>;
  readonly meeting: Meeting | undefined;
  /** First in the queue of hosts. */
  readonly nextHost: string | undefined;
}

/** One sentence about the next meeting; undefined when what was asked is not known. */
export function liveAnswer(
  { topic, meeting, nextHost }: LiveFacts,
  { t, locale }: Language,
): OutgoingMessage | undefined {
  if (meeting === undefined) {
    return nextHost === undefined
      ? undefined
      : message({ summary: t('faq:live.hostQueue', { host: nextHost }) });
  }
  const style = { zone: meeting.timeZone, locale };
  const { number, place } = meeting;
  const date = formatDate(meeting.startsAt, style);
  switch (topic) {
    case 'next-meeting':
      return message({
        summary: t('faq:live.next', {
          number,
          when: formatRange(meeting.startsAt, meeting.endsAt, style),
          place,
        }),
      });
    case 'place':
      return message({ summary: t('faq:live.place', { number, date, place }) });
    case 'deadline':
      return message({
        summary: t('faq:live.deadline', { number, deadline: formatDateTime(meeting.answerBy, style) }),
      });
    case 'zone':
      return message({
        summary: t('faq:live.zone', { number, when: formatDateTime(meeting.startsAt, style) }),
      });
    case 'dress':
      return meeting.dress === undefined
        ? undefined
        : message({ summary: t('faq:live.dress', { number, dress: meeting.dress }) });
    case 'agenda':
      return meeting.agenda === undefined
        ? undefined
        : message({ summary: t('faq:live.agenda', { number, agenda: meeting.agenda }) });
    case 'host':
      return meeting.host === undefined
        ? undefined
        : message({ summary: t('faq:live.host', { number, date, host: meeting.host.officialName }) });
  }
}
