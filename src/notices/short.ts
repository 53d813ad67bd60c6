import type { Language } from '../i18n/index.ts';
import { paragraph } from '../i18n/message.ts';
import { formatDateTime, formatOtherZones } from '../language/dates/format.ts';
import { withoutRemarks } from '../language/substitutes.ts';
import type { Block, Span } from '../platform/message.ts';
import type { NamedInstitution, NoticeContent } from './content.ts';
import { namesOf, viewOf } from './parts.ts';

/** When and where in one line, also in the reader's own zone; in a group in the zones of those who are called. */
export function whenAndWhere(content: NoticeContent, { t, locale }: Language): Block {
  const { meeting } = viewOf(content);
  const style = { zone: meeting.timeZone, locale };
  const zones = content.institutions.map(({ timeZone }) => timeZone);
  const elsewhere = formatOtherZones(meeting.startsAt, { style, zones });
  const when = formatDateTime(meeting.startsAt, style);
  const { place } = meeting;
  const line =
    elsewhere === ''
      ? t('notices:short.facts', { when, place })
      : t('notices:short.factsElsewhere', { when, place, elsewhere });
  return paragraph(line);
}

/** The last line of a reminder: what is asked, and where everything else stands; a draft can only be read by officers. */
export function lastLine(
  content: NoticeContent,
  asked: { readonly line: Span | undefined; readonly language: Language },
): readonly Block[] {
  const { line, language } = asked;
  const { number, state } = viewOf(content).meeting;
  const more = state === 'draft' ? [] : [language.t('notices:short.more', { number })];
  const spans = [...(line === undefined ? [] : [line]), ...more];
  return spans.length === 0
    ? []
    : [paragraph(...spans.flatMap((span, index): Span[] => (index === 0 ? [span] : [' ', span])))];
}

/** What is said to those who come: to the host of the meeting, to those who are represented, to the others. */
export interface ComingWords {
  readonly host: string;
  readonly represented: (institution: string, substitute: string) => string;
  readonly attending: (institutions: string) => string;
}

/** One paragraph to somebody who comes, for each institution as it comes: a host is not awaited in its own hall. */
export function toThoseWhoCome(content: NoticeContent, words: ComingWords): Block {
  const hostId = viewOf(content).meeting.host?.institutionId;
  const isHost = ({ id }: NamedInstitution): boolean => id === hostId;
  const guests = content.institutions.filter((one) => !isHost(one));
  const represented = guests.filter(({ answer }) => answer === 'represented');
  const attending = guests.filter(({ answer }) => answer !== 'represented');
  return paragraph(
    [
      ...(content.institutions.some(isHost) ? [words.host] : []),
      ...(attending.length === 0 ? [] : [words.attending(namesOf(attending))]),
      ...represented.map(({ shortName, substitute }) =>
        words.represented(shortName, withoutRemarks(substitute)),
      ),
    ].join(' '),
  );
}
