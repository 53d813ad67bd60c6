import type { WorkCalendar } from '../../calendar/working-days.ts';
import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatCalendarDate, formatDateTime, formatRange, isoDate } from '../../language/dates/format.ts';
import type { Asked } from '../../language/dates/when.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { NoticeReach } from '../../notices/store.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { type AnnouncementFacts, announcement } from './announcing/announcement.words.ts';
import { type Concern, dateConcerns, suggestDates } from './calendar/index.ts';
import type { QuietWait } from './changing/quiet-change.ts';
import { changedFields, detailsOf, isTold } from './rules.ts';

/** How to create a meeting in one message. */
export function meetingFormHelp({ t }: Language): OutgoingMessage {
  const summary = t('meetings:form.howTo');
  const blocks: readonly Block[] = [
    paragraph(summary),
    paragraph({ code: t('meetings:form.example') }),
    { kind: 'note', line: [t('meetings:form.optional')] },
  ];
  return message({ summary, blocks });
}

/** Everything that is wrong with a form, one point each. */
export function problemList(problems: readonly string[], { t }: Language): OutgoingMessage {
  const summary = t('meetings:problem.intro');
  return message({ summary, blocks: [paragraph(summary), list(problems)] });
}

/** What is said of a new meeting beside itself. */
export interface CreatedMeeting {
  readonly language: Language;
  readonly calendar: WorkCalendar;
  /** Its invitation, where that was not seen before it was made. */
  readonly invitation?: AnnouncementFacts;
  /** Whether its details can be changed in a form. */
  readonly hasForms?: boolean;
  /** As for a change. */
  readonly notes?: readonly string[];
}

/** A new meeting, what to mind about its date, its invitation as members will see it, and the button that announces it. */
export function meetingCreated(
  meeting: Meeting,
  { language, calendar, invitation, hasForms = false, notes = [] }: CreatedMeeting,
): OutgoingMessage {
  const { t, locale } = language;
  const style = { zone: meeting.timeZone, locale };
  const when = formatRange(meeting.startsAt, { end: meeting.endsAt, style });
  const summary = t('meetings:created', { number: meeting.number, when, place: meeting.place });
  return message({
    summary,
    blocks: [
      paragraph(summary),
      paragraph(t('meetings:createdDeadline', { deadline: formatDateTime(meeting.answerBy, style) })),
      ...besides(notes),
      ...dateNotes(meeting, { language, calendar }),
      ...(invitation === undefined ? [] : previewBlocks(invitation, language)),
      paragraph(t('meetings:createdNext')),
      paragraph(t('files:letter.draftHint')),
    ],
    buttons: [
      [
        { text: t('meetings:announceNow'), action: encodeAction('umumkan', meeting.id), style: 'primary' },
        ...(hasForms
          ? [{ text: t('meetings:editDraft'), action: encodeAction('buatrapat', 'sunting', meeting.id) }]
          : []),
      ],
    ],
  });
}

function previewBlocks(invitation: AnnouncementFacts, language: Language): readonly Block[] {
  const title = language.t('meetings:steps.previewTitle');
  const { blocks } = announcement(invitation, language);
  return [paragraph({ bold: title }), { kind: 'divider' }, ...blocks, { kind: 'divider' }];
}

/** What is wrong with a meeting's date, and two other ones. */
export function dateNotes(
  meeting: Pick<Meeting, 'startsAt' | 'timeZone'>,
  { language, calendar }: { readonly language: Language; readonly calendar: WorkCalendar },
): readonly Block[] {
  const { t, locale } = language;
  const concerns = dateConcernsSaid(meeting, { language, calendar });
  if (concerns.length === 0) return [];
  const day = isoDate(meeting.startsAt, meeting.timeZone);
  const others = suggestDates(day, { calendar, count: 2 }).map((other) => formatCalendarDate(other, locale));
  return [
    ...concerns.map((bold) => paragraph({ bold })),
    paragraph(t('meetings:concernOther', { dates: others.join('; ') })),
  ];
}

/** What is wrong with a date, a sentence each. */
export function dateConcernsSaid(
  { startsAt, timeZone }: Pick<Meeting, 'startsAt' | 'timeZone'>,
  { language, calendar }: { readonly language: Language; readonly calendar: WorkCalendar },
): readonly string[] {
  const day = isoDate(startsAt, timeZone);
  const date = formatCalendarDate(day, language.locale);
  return dateConcerns(day, calendar).map((concern) =>
    language.t('meetings:concern', { date, why: concernWords(concern, language) }),
  );
}

/** Why a date is a poor one, in words. */
export function concernWords(concern: Concern, { t }: Language): string {
  return t(`meetings:concerns.${concern.kind}`, { name: 'name' in concern ? concern.name : '' });
}

/** A change of a meeting, as whoever made it is told of it. */
export interface ChangeSaid {
  readonly before: Meeting;
  readonly after: Meeting;
  readonly wait: QuietWait | undefined;
  /** What is to be said beside, a paragraph of it: whom it is told to as hosts of a draft. */
  readonly notes?: readonly string[];
}

/** What changed of a meeting, and when the others will learn of it. */
export function meetingChanged(
  { before, after, wait, notes = [] }: ChangeSaid,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const number = after.number;
  const changed = changedFields(detailsOf(before), detailsOf(after));
  const fields = changed.map((field) => t(`meetings:field.${field}`));
  if (fields.length === 0) return message({ summary: t('meetings:unchanged', { number }) });
  const summary = t('meetings:changed', { number, fields: fields.join(', ') });
  const deadline = before.answerBy === after.answerBy ? [] : [deadlineNote(after, language)];
  return message({
    summary,
    blocks: [
      paragraph(summary),
      ...deadline,
      ...announcementNote(before, { after, ...language }),
      ...(changed.some(isTold) ? toldNote(after, { wait, ...language }) : []),
      ...besides(notes),
    ],
  });
}

function besides(notes: readonly string[]): readonly Block[] {
  return notes.length === 0 ? [] : [paragraph(notes.join(' '))];
}

function deadlineNote({ answerBy, timeZone }: Meeting, { t, locale }: Language): Block {
  const deadline = formatDateTime(answerBy, { zone: timeZone, locale });
  return paragraph(t('meetings:newDeadline', { deadline }));
}

/** When a draft that moved is announced now, or that this is to be chosen again; nothing when that stays as it was. */
function announcementNote(
  before: Meeting,
  { after, t, locale }: Language & { readonly after: Meeting },
): readonly Block[] {
  const { number, announceAt, timeZone } = after;
  if (after.state !== 'draft' || announceAt === before.announceAt) return [];
  if (announceAt === undefined) return [paragraph(t('meetings:announceDropped', { number }))];
  const when = formatDateTime(announceAt, { zone: timeZone, locale });
  return [paragraph(t('meetings:announcePlanned', { number, when }))];
}

function toldNote(
  { state }: Meeting,
  { wait, t, locale }: Language & { readonly wait: QuietWait | undefined },
): readonly Block[] {
  if (state !== 'announced') return [];
  if (wait === undefined) return [paragraph(t('meetings:changedTold'))];
  const when = formatDateTime(wait.until, { zone: wait.zone, locale });
  const key = wait.isUrgentThen ? 'meetings:changedTellsUrgent' : 'meetings:changedTellsLater';
  return [paragraph(t(key, { when }))];
}

/** A meeting's new time and deadline, and what to mind about the date. */
export function meetingPostponed(
  { before, after: meeting, wait, notes = [] }: ChangeSaid,
  { language, calendar }: { readonly language: Language; readonly calendar: WorkCalendar },
): OutgoingMessage {
  const { t, locale } = language;
  const style = { zone: meeting.timeZone, locale };
  const summary = t('meetings:postponed', {
    number: meeting.number,
    when: formatRange(meeting.startsAt, { end: meeting.endsAt, style }),
  });
  return message({
    summary,
    blocks: [
      paragraph(summary),
      deadlineNote(meeting, language),
      ...announcementNote(before, { after: meeting, ...language }),
      ...dateNotes(meeting, { language, calendar }),
      ...toldNote(meeting, { wait, ...language }),
      ...besides(notes),
    ],
  });
}

/** Says that a meeting stands as it was, and who is told so. */
export function meetingTakenBack(
  { meeting, told }: { readonly meeting: Meeting; readonly told: NoticeReach },
  { t, locale }: Language,
): OutgoingMessage {
  const { number, startsAt, endsAt, timeZone, place, state } = meeting;
  const when = formatRange(startsAt, { end: endsAt, style: { zone: timeZone, locale } });
  const summary = t('meetings:takeBack.done', { number, when, place });
  const key = told.chats + told.people > 0 ? 'told' : 'nobodyTold';
  return message({
    summary,
    blocks: [
      paragraph(summary),
      ...(state === 'announced' ? [paragraph(t(`meetings:takeBack.${key}`, { ...told }))] : []),
    ],
  });
}

/** Why a phrase is no clear moment, and what to write instead; both days where it may mean two. */
export function whyNoMoment({ reason, days }: Asked, { t, locale }: Language): string {
  if (days === undefined) return t(`meetings:when.${reason}`);
  const [first, second] = days;
  return t('meetings:when.duaHari', {
    first: formatCalendarDate(first, locale),
    second: formatCalendarDate(second, locale),
  });
}
