import type { Language } from '../../i18n/index.ts';
import { message } from '../../i18n/message.ts';
import { formatDate, formatDateTime, formatRange } from '../../language/dates/format.ts';
import type { LiveTopic } from '../../language/search/live.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { OutgoingMessage } from '../../platform/message.ts';

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
  language: Language,
): OutgoingMessage | undefined {
  if (meeting !== undefined) {
    const summary = aboutMeeting(topic, { meeting, language });
    return summary === undefined ? undefined : message({ summary });
  }
  return nextHost === undefined
    ? undefined
    : message({ summary: language.t('faq:live.hostQueue', { host: nextHost }) });
}

function aboutMeeting(
  topic: LiveFacts['topic'],
  { meeting, language: { t, locale } }: { readonly meeting: Meeting; readonly language: Language },
): string | undefined {
  const { number, place, startsAt, endsAt, timeZone, answerBy, dress, agenda, host } = meeting;
  const style = { zone: timeZone, locale };
  const date = formatDate(startsAt, style);
  switch (topic) {
    case 'next-meeting':
      return t('faq:live.next', { number, when: formatRange(startsAt, { end: endsAt, style }), place });
    case 'place':
      return t('faq:live.place', { number, date, place });
    case 'deadline':
      return t('faq:live.deadline', { number, deadline: formatDateTime(answerBy, style) });
    case 'zone':
      return t('faq:live.zone', { number, when: formatDateTime(startsAt, style) });
    case 'dress':
      return dress === undefined ? undefined : t('faq:live.dress', { number, dress });
    case 'agenda':
      return agenda === undefined ? undefined : t('faq:live.agenda', { number, agenda });
    case 'chair':
    case 'attendance':
    case 'parking':
    case 'link':
      // Understood already; until a meeting's facts hold them, the FAQ says where they stand.
      return undefined;
    case 'host':
      return host === undefined ? undefined : t('faq:live.host', { number, date, host: host.officialName });
  }
}
