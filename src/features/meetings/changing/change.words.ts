import type { WorkCalendar } from '../../../calendar/working-days.ts';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDateTime, formatRange } from '../../../language/dates/format.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { NoticeReach } from '../../../notices/store.ts';
import type { Block, OutgoingMessage } from '../../../platform/message.ts';
import { changedFields, detailsOf, isTold } from '../rules.ts';
import { besides, dateNotes } from '../words.ts';
import type { QuietWait } from './quiet-change.ts';

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
