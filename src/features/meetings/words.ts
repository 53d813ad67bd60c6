import type { WorkCalendar } from '../../calendar/working-days.ts';
import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatCalendarDate, formatDateTime, formatRange, isoDate } from '../../language/dates/format.ts';
import type { Asked } from '../../language/dates/when.ts';
import type { Meeting } from '../../model/meeting.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { type AnnouncementFacts, announcement } from './announcing/announcement.words.ts';
import { type Concern, dateConcerns, suggestDates } from './calendar/index.ts';

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

/** What is to be said beside, in a paragraph of its own; nothing where there is nothing. */
export function besides(notes: readonly string[]): readonly Block[] {
  return notes.length === 0 ? [] : [paragraph(notes.join(' '))];
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
