import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import {
  formatDate,
  formatDateTime,
  formatOtherZones,
  formatRange,
  formatTime,
  isoDate,
} from '../../language/dates/format.ts';
import type { LiveTopic } from '../../language/search/live.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { AnswerCounts } from '../../notices/content.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { InstitutionZone, KnownChair } from './live-answer.types.ts';

/** What an answer about a meeting is made of. */
export interface LiveFacts {
  readonly topic: Exclude<LiveTopic, 'my-status' | 'chair'>;
  readonly meeting: Meeting;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The asker's institutions with their zones. */
  readonly own: readonly InstitutionZone[];
  /** Zones in which members are. */
  readonly zones: readonly string[];
  readonly counts: AnswerCounts;
  /** Whether the asker may see who answered what. */
  readonly mayReadRecap: boolean;
}

/** What is known of the meeting, moments also in the asker's zone; what is not set is said to be so. Undefined is for the FAQ. */
export function aboutMeeting(facts: LiveFacts, language: Language): OutgoingMessage | undefined {
  const { t, locale } = language;
  const { meeting, topic } = facts;
  const { number, place, startsAt, endsAt, timeZone: zone, answerBy } = meeting;
  const style = { zone, locale };
  const date = formatDate(startsAt, style);
  switch (topic) {
    case 'next-meeting': {
      const when = formatRange(startsAt, { end: endsAt, style });
      return lines(t('faq:live.next', { number, when, place }), ...ownTime(startsAt, { facts, language }));
    }
    case 'place':
      return lines(t('faq:live.place', { number, date, place }));
    case 'deadline': {
      const deadline = formatDateTime(answerBy, style);
      const key = facts.now > answerBy ? 'faq:live.deadlineOver' : 'faq:live.deadline';
      return lines(t(key, { number, deadline }), ...ownTime(answerBy, { facts, language }));
    }
    case 'zone':
      return aboutZone(facts, language);
    case 'attendance':
      return aboutAttendance(facts, language);
    case 'host':
      return lines(t('faq:live.host', { number, date, host: meeting.host?.officialName ?? '' }));
    case 'dress':
    case 'agenda':
    case 'link': {
      const value = meeting[topic] ?? '';
      return value === ''
        ? notSet(t(`faq:live.${topic}Unset`, { number }), { meeting, language })
        : lines(t(`faq:live.${topic}`, { number, value }));
    }
    case 'parking': {
      // No fact of its own: it stands where the host writes how to get there. Where nothing does, the FAQ may know.
      const said = parkingIn(meeting);
      return said === undefined ? undefined : lines(t('faq:live.parking', { number, value: said }));
    }
  }
}

/** When it begins, by the clock of the place and in all zones of the members. */
function aboutZone(facts: LiveFacts, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { meeting, zones } = facts;
  const { number, startsAt } = meeting;
  const style = { zone: meeting.timeZone, locale };
  const elsewhere = formatOtherZones(startsAt, { style, zones });
  const when = formatDateTime(startsAt, style);
  return lines(
    t('faq:live.zone', { number, when }),
    ...(elsewhere === '' ? [] : [t('faq:live.elsewhere', { elsewhere })]),
    ...ownTime(startsAt, { facts, language }),
  );
}

/** A moment by the clocks of the asker's institutions, each zone once, where they are not those of the place. */
function ownTime(
  moment: number,
  { facts, language: { t, locale } }: { readonly facts: LiveFacts; readonly language: Language },
): readonly string[] {
  const at = facts.meeting.timeZone;
  const there = formatDateTime(moment, { zone: at, locale });
  const said = new Map<string, string>();
  for (const { shortName, timeZone: zone } of facts.own) {
    const here = formatDateTime(moment, { zone, locale });
    if (here === there || said.has(here)) continue;
    const isSameDay = isoDate(moment, zone) === isoDate(moment, at);
    const when = isSameDay ? formatTime(moment, { zone, locale }) : here;
    said.set(here, t('faq:live.ownTime', { institution: shortName, when }));
  }
  return [...said.values()];
}

function aboutAttendance(
  { meeting, counts, mayReadRecap }: LiveFacts,
  { t, locale }: Language,
): OutgoingMessage {
  const { number, startsAt, timeZone: zone } = meeting;
  const { unanswered, ...given } = counts;
  const answered = given.attending + given.represented + given.not_attending + given.tentative;
  const date = formatDate(startsAt, { zone, locale });
  const line = t('faq:live.attendance', { number, date, answered, total: answered + unanswered, ...given });
  return lines(line, ...(mayReadRecap ? [t('faq:live.recap', { number })] : []));
}

/** Who leads the forum. */
export function aboutChairs(
  { forum, chairs }: { readonly forum: string; readonly chairs: readonly KnownChair[] },
  { t }: Language,
): OutgoingMessage {
  if (chairs.length === 0) return lines(t('faq:live.chairUnset', { forum }), t('faq:askSecretariat'));
  const names = chairs.map(({ name, institutions }) =>
    institutions.length === 0 ? name : `${name} (${institutions.join(', ')})`,
  );
  return lines(t('faq:live.chair', { forum, names: names.join('; ') }));
}

/** Official names of who is host next: whoever holds the gunungan without having a meeting, else the first in the queue. */
export interface NextHost {
  readonly holder?: string | undefined;
  readonly queued: string | undefined;
}

function nextHostLines({ holder, queued }: NextHost, { t }: Language): readonly string[] {
  if (holder !== undefined) return [t('faq:live.hostHolder', { host: holder })];
  return queued === undefined ? [] : [t('faq:live.hostQueue', { host: queued })];
}

/** Who is host next where the meeting has none yet, or where there is no meeting. */
export function aboutNextHost(
  { meeting, next }: { readonly meeting: Meeting | undefined; readonly next: NextHost },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const queue = nextHostLines(next, language);
  if (meeting === undefined)
    return lines(...queue, ...(queue.length === 0 ? [t('faq:live.hostNone'), t('faq:askSecretariat')] : []));
  const unset = t('faq:live.hostUnset', { number: meeting.number });
  return queue.length === 0 ? notSet(unset, { meeting, language }) : lines(unset, ...queue);
}

/** Says that there is no meeting to be asked about. */
export function noMeetingYet({ t }: Language): OutgoingMessage {
  return lines(t('faq:live.noMeeting'), t('faq:live.noMeetingNext'));
}

/** Says that something is not set yet, and whom to ask. */
function notSet(
  sentence: string,
  {
    meeting: { number, contact },
    language: { t },
  }: { readonly meeting: Meeting; readonly language: Language },
): OutgoingMessage {
  const isKnown = contact !== undefined && contact !== '';
  return lines(sentence, isKnown ? t('faq:askContact', { number, contact }) : t('faq:askSecretariat'));
}

/** What the place or a line of the agenda says of parking. */
function parkingIn({ place, agenda = '' }: Meeting): string | undefined {
  return [place, ...agenda.split('\n')].find((line) => /\bparkir/i.test(line))?.trim();
}

/** One sentence a line; all of them also where only the summary is shown. */
function lines(...sentences: readonly string[]): OutgoingMessage {
  return message({ summary: sentences.join(' '), blocks: sentences.map((sentence) => paragraph(sentence)) });
}
