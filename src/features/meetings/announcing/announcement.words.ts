import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import {
  formatDate,
  formatDateTime,
  formatOtherZones,
  formatTimeRange,
} from '../../../language/dates/format.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { MeetingView } from '../../../notices/content.ts';
import type { InvitationPart, InvitationTexts } from '../../../notices/invitation-texts.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, Button, OutgoingMessage } from '../../../platform/message.ts';
import { keptLines } from '../rundown/lines.rules.ts';
import { rundownBlocks } from '../rundown/words.ts';

/** What the invitation is written from. */
export interface AnnouncementFacts {
  readonly forumName: string;
  /** What the forum says around the facts, by language. */
  readonly texts: InvitationTexts;
  readonly view: MeetingView;
  /** Present moment, epoch milliseconds. */
  readonly now: number;
  /**
   * Opens the private chat at the reader's own details: for a group whose platform shows whoever presses nothing that has buttons.
   */
  readonly detailsUrl?: string | undefined;
}

/**
 * The invitation to a meeting in its present state: with buttons while answers are taken, without them once it has
 * begun or is cancelled. `/rapat` shows the same.
 */
export function announcement(facts: AnnouncementFacts, language: Language): OutgoingMessage {
  const { view, forumName: forum, now } = facts;
  const { meeting } = view;
  const { t, locale } = language;
  const names = { number: meeting.number, forum };
  if (meeting.state === 'cancelled') return cancelled(facts, language);
  const open = meeting.state === 'announced' && now < meeting.startsAt;
  const style = { zone: meeting.timeZone, locale };
  return message({
    summary: t('notices:announcement.summary', { ...names, when: formatDateTime(meeting.startsAt, style) }),
    blocks: [
      { kind: 'title', text: t('notices:announcement.title', names) },
      ...letterNumber(view, language),
      ...part('addressees', { ...facts, language }),
      ...part('opening', { ...facts, language }),
      fieldsOf(factRows(view, language)),
      ...rundownBlocks(keptLines(meeting.rundown ?? ''), { meeting, language }),
      paragraph({ bold: deadlineLine(facts, language) }),
      ...part('closing', { ...facts, language }),
      ...part('signature', { ...facts, language }),
      ...countsNote(view, language),
      ...(now < meeting.startsAt ? placesNote(view, language) : []),
    ],
    buttons: open ? [...answerButtons(meeting.id, language), ...detailsRow(facts, language)] : [],
  });
}

function detailsRow({ detailsUrl: url }: AnnouncementFacts, { t }: Language): readonly (readonly Button[])[] {
  return url === undefined ? [] : [[{ text: t('details:fill'), url }]];
}

/** A part around the facts as the forum says it, a paragraph a line; nothing where the forum leaves it out. */
function part(
  which: InvitationPart,
  { texts, forumName, language }: Omit<AnnouncementFacts, 'view' | 'now'> & { readonly language: Language },
): readonly Block[] {
  const text = texts[language.locale]?.[which] ?? defaultPart(which, { forumName, language });
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line));
}

/** What an invitation says there unless the forum has changed it. */
export function defaultPart(
  which: InvitationPart,
  { forumName: forum, language: { t } }: { readonly forumName: string; readonly language: Language },
): string {
  return which === 'addressees' ? t('notices:salutationAll') : t(`notices:announcement.${which}`, { forum });
}

function cancelled({ view, forumName: forum }: AnnouncementFacts, language: Language): OutgoingMessage {
  const { meeting } = view;
  const { t } = language;
  const names = { number: meeting.number, forum };
  const reason = meeting.cancelReason ?? '';
  return message({
    summary: t('notices:announcement.cancelledSummary', names),
    blocks: [
      { kind: 'title', text: t('notices:announcement.cancelledTitle', names) },
      paragraph({ bold: t('notices:announcement.cancelled') }),
      ...(reason === '' ? [] : [paragraph(t('notices:announcement.reason', { reason }))]),
      meetingFields(view, language),
    ],
  });
}

/** One row under its label; without a value it is left out. */
type Row = readonly [label: string, value: string | undefined];

/** The letter's number and the facts of a meeting, as changes of it are told. */
export function meetingFields(view: MeetingView, language: Language): Block {
  return fieldsOf([letterRow(view, language), ...factRows(view, language)]);
}

function letterRow({ meeting }: MeetingView, { t }: Language): Row {
  return [t('notices:fields.letter'), meeting.letterNumber];
}

/** The number by which the invitation's letter is filed, where it stands in a letter: before everything else. */
function letterNumber(view: MeetingView, language: Language): readonly Block[] {
  return (view.meeting.letterNumber ?? '') === '' ? [] : [fieldsOf([letterRow(view, language)])];
}

/** Day, time in all zones of the members, place and whatever else is known. */
function factRows({ meeting, memberZones }: MeetingView, language: Language): readonly Row[] {
  const { t, locale } = language;
  const style = { zone: meeting.timeZone, locale };
  const elsewhere = formatOtherZones(meeting.startsAt, { style, zones: memberZones });
  const time = formatTimeRange(meeting.startsAt, { end: meeting.endsAt, style });
  return [
    [t('notices:fields.date'), formatDate(meeting.startsAt, style)],
    [t('notices:fields.time'), time + (elsewhere === '' ? '' : ` (${elsewhere})`)],
    [t('notices:fields.place'), meeting.place],
    [t('notices:fields.title'), meeting.title],
    [t('notices:fields.host'), meeting.host?.officialName],
    [t('notices:fields.agenda'), meeting.agenda],
    [t('notices:fields.dress'), meeting.dress],
    [t('notices:fields.contact'), meeting.contact],
    [t('notices:fields.link'), meeting.link],
  ];
}

function fieldsOf(rows: readonly Row[]): Block {
  return {
    kind: 'fields',
    rows: rows.flatMap(([label, value]) =>
      value === undefined || value === '' ? [] : [{ label, value: [value] }],
    ),
  };
}

function deadlineLine({ view, now }: AnnouncementFacts, { t, locale }: Language): string {
  const { meeting } = view;
  if (now >= meeting.startsAt) return t('notices:announcement.over');
  const when = formatDateTime(meeting.answerBy, { zone: meeting.timeZone, locale });
  return now < meeting.answerBy
    ? t('notices:announcement.deadline', { when })
    : t('notices:announcement.late', { when });
}

/** How many have answered; nothing before the first one did, for an invitation does not begin with a zero. */
function countsNote({ counts }: MeetingView, { t }: Language): readonly Block[] {
  const { unanswered, ...given } = counts;
  const answered = given.attending + given.represented + given.not_attending + given.tentative;
  if (answered === 0) return [];
  const line = t('notices:announcement.counts', { answered, total: answered + unanswered, ...given });
  return [{ kind: 'note', line: [line] }];
}

/** How many places are left; nothing where the meeting has no capacity. */
function placesNote({ meeting, taken }: MeetingView, { t }: Language): readonly Block[] {
  const { capacity } = meeting;
  if (capacity === undefined) return [];
  const free = Math.max(0, capacity - taken);
  const key = free === 0 ? 'notices:announcement.full' : 'notices:announcement.places';
  return [{ kind: 'note', line: [t(key, { free, capacity })] }];
}

/** What the address hands over that opens the private chat at somebody's own details of a meeting. */
export function detailsPayload({ number }: Pick<Meeting, 'number'>): string {
  return `rincian-${number}`;
}

/** The four buttons with which an invitation is answered. */
export function answerButtons(meetingId: number, language: Language): readonly (readonly Button[])[] {
  return answerButtonsOf([meetingId], language);
}

/** The same under a question to somebody; `to` is the meeting and, where it is clear, the institution. */
export function answerButtonsOf(to: readonly number[], { t }: Language): readonly (readonly Button[])[] {
  return [
    [
      { text: t('notices:buttons.attending'), action: encodeAction('hadir', ...to), style: 'primary' },
      { text: t('notices:buttons.represented'), action: encodeAction('diwakili', ...to) },
    ],
    [
      { text: t('notices:buttons.not_attending'), action: encodeAction('tidakhadir', ...to) },
      { text: t('notices:buttons.tentative'), action: encodeAction('masihdikonfirmasi', ...to) },
    ],
  ];
}
