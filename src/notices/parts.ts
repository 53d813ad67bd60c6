import { addressed } from '../i18n/addressed.ts';
import type { Language } from '../i18n/index.ts';
import { paragraph } from '../i18n/message.ts';
import { formatDateTime, formatOtherZones, formatRelativeDay } from '../language/dates/format.ts';
import type { Block, Button, Line, Span } from '../platform/message.ts';
import type { MeetingView, NamedInstitution, NoticeContent } from './content.ts';

/** The meeting as these messages name it. */
export interface MeetingWords {
  readonly number: number;
  readonly forum: string;
  /** "Pertemuan ke-42 FORSES". */
  readonly meeting: string;
  /** Day, date and time in the meeting's zone. */
  readonly when: string;
  /** "besok", "3 hari lagi". */
  readonly relative: string;
}

/** The meeting that a notice is about. Throws when there is none: such a notice cannot have been planned. */
export function viewOf({ view }: Pick<NoticeContent, 'view'>): MeetingView {
  if (view === undefined) throw new Error('notice about a meeting without its meeting');
  return view;
}

/** Names number, forum, date and distance of the notice's meeting. */
export function meetingWords(content: NoticeContent, { t, locale }: Language): MeetingWords {
  const { meeting } = viewOf(content);
  const style = { zone: meeting.timeZone, locale };
  const names = { number: meeting.number, forum: content.forum.name };
  return {
    ...names,
    meeting: t('notices:meeting', names),
    when: formatDateTime(meeting.startsAt, style),
    relative: formatRelativeDay(meeting.startsAt, { now: content.now, style }),
  };
}

/** The short names of the institutions a message is about, in their order, in one phrase. */
export function namesOf(institutions: readonly NamedInstitution[]): string {
  return institutions.map(({ shortName }) => shortName).join(', ');
}

/** The salutation of a private message; nothing in a group or for somebody without a name. */
export function salutation({ reader }: Pick<NoticeContent, 'reader'>, language: Language): readonly Block[] {
  if (reader.kind !== 'person' || reader.name === '') return [];
  return [paragraph(language.t('notices:salutation', { who: addressed(reader, language) }))];
}

/** The institutions called in a group: their aides, else their officials, are notified by what they are, not by name. */
export function calledList(institutions: readonly NamedInstitution[], language: Language): Block {
  const items = institutions.map((institution) => calledLine(institution, language));
  return { kind: 'list', ordered: false, items };
}

function calledLine({ shortName, people }: NamedInstitution, { t }: Language): Line {
  const aides = people.filter(({ capacity }) => capacity === 'aide');
  const called = (aides.length > 0 ? aides : people).map(
    ({ capacity, userId }): Span => ({ mention: t(`members:capacity.${capacity}`), userId }),
  );
  const spans = called.flatMap((one, index): Span[] => (index === 0 ? [one] : [', ', one]));
  return spans.length === 0 ? [{ bold: shortName }] : [{ bold: shortName }, ' (', ...spans, ')'];
}

/** The hint and the button by which a private chat is opened; nothing where the platform has no such address. */
export function startHint(content: Pick<NoticeContent, 'reader'>, { t }: Language): StartHint {
  const { reader } = content;
  if (reader.kind !== 'group' || reader.startUrl === undefined) return { blocks: [], buttons: [] };
  return {
    blocks: [{ kind: 'note', line: [t('notices:answerReminder.startHint')] }],
    buttons: [[{ text: t('notices:buttons.start'), url: reader.startUrl }]],
  };
}

/** Parts that ask to open a private chat. */
export interface StartHint {
  readonly blocks: readonly Block[];
  readonly buttons: readonly (readonly Button[])[];
}

/** The line that names the deadline, in the reader's zone too, or says that it has passed. */
export function deadlineLine(content: NoticeContent, { t, locale }: Language): string {
  const { meeting } = viewOf(content);
  const style = { zone: meeting.timeZone, locale };
  const when = formatDateTime(meeting.answerBy, style);
  if (content.now >= meeting.answerBy) return t('notices:answerReminder.late', { when });
  const zones = content.institutions.map(({ timeZone }) => timeZone);
  const elsewhere = formatOtherZones(meeting.answerBy, { style, zones });
  const relative = formatRelativeDay(meeting.answerBy, { now: content.now, style });
  const beside = elsewhere === '' ? relative : `${elsewhere}; ${relative}`;
  return t('notices:answerReminder.deadline', { when, relative: beside });
}
