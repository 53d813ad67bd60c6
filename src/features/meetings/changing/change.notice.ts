import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDateTime } from '../../../language/dates/format.ts';
import type { MeetingField } from '../../../model/meeting.ts';
import { MEETING_FIELDS } from '../../../model/meeting.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { meetingWords, salutation, viewOf } from '../../../notices/parts.ts';
import { atOnce, urgentFrom } from '../../../notices/quiet.ts';
import type { Block, OutgoingFile, OutgoingMessage } from '../../../platform/message.ts';
import { answerButtons, meetingFields } from '../announcing/announcement.words.ts';
import { type CalendarDetails, calendarFile, loadCalendarDetails } from '../calendar-file.ts';

const facts = z.object({
  what: z.enum(['changed', 'postponed', 'cancelled', 'takenBack']),
  reason: z.string(),
  fields: z.array(z.enum(MEETING_FIELDS)).readonly(),
  /** Where the start was before, epoch milliseconds: what the reader knew, and whether the change is urgent. */
  previousStartsAt: z.number().optional(),
  /** Persons to whom something was just on its way that may tell of the state before: they hear of the change if it arrived. */
  beingTold: z.array(z.number()).readonly().optional(),
});

export type ChangeFacts = z.infer<typeof facts>;

/** Key of the notice that tells what a meeting has become with its present revision. */
export function changeKey({ id, revision }: { readonly id: number; readonly revision: number }): string {
  return `change:${id}:${revision}`;
}

const TITLES = {
  changed: 'delivery:kinds.change',
  postponed: 'delivery:changes.postponed',
  cancelled: 'delivery:changes.cancelled',
  takenBack: 'delivery:changes.takenBack',
} as const;

/**
 * The meeting changed, was postponed or cancelled: to everyone who was told. It waits for the morning unless it is urgent. What is taken
 * back at once is told to those who have just read of it.
 */
export const change: NoticeKind<ChangeFacts, CalendarDetails | undefined> = {
  name: 'change',
  facts,
  title: (stored) => TITLES[facts.pick({ what: true }).safeParse(stored).data?.what ?? 'changed'],
  quietUntil: ({ what, previousStartsAt }, startsAt) =>
    what === 'cancelled' || what === 'takenBack' ? atOnce() : urgentFrom(startsAt, previousStartsAt),
  outlives: ({ what }) => (what === 'cancelled' ? ['cancellation'] : []),
  isTriedAnyway: true,
  joined: joinChanges,
  details: (db, { forumId }) => loadCalendarDetails(db, forumId),
  words,
};

/**
 * Several changes as one, the oldest first: everything that changed, every reason, and the start before all of them. A meeting
 * that is cancelled is just that.
 */
function joinChanges(changes: readonly ChangeFacts[]): ChangeFacts {
  const [first] = changes;
  const last = changes.at(-1);
  if (first === undefined || last === undefined) throw new Error('there is always a change to tell');
  const { previousStartsAt = last.previousStartsAt } = first;
  const start = previousStartsAt === undefined ? {} : { previousStartsAt };
  if (last.what === 'cancelled' || last.what === 'takenBack') return { ...last, ...start };
  return {
    ...last,
    ...start,
    what: changes.some(({ what }) => what === 'postponed') ? 'postponed' : 'changed',
    reason: distinct(changes.map(({ reason }) => reason))
      .filter((reason) => reason !== '')
      .join('; '),
    fields: distinct(changes.flatMap(({ fields }) => fields)),
  };
}

function distinct<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}

function words(
  content: NoticeContent<ChangeFacts, CalendarDetails | undefined>,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { what, reason } = content.facts;
  const view = viewOf(content);
  const named = meetingWords(content, language);
  const title = t(`notices:change.${what}Title`, { ...named });
  const stands = what !== 'cancelled';
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...salutation(content, language),
      paragraph(opening(content, language)),
      ...(reason === '' ? [] : [paragraph(t('notices:change.reason', { reason }))]),
      ...fieldsLine(content, language),
      ...(stands
        ? [
            meetingFields(view, language),
            ...deadline(content, language),
            paragraph(t(`notices:change.${askedBy(content)}`)),
          ]
        : [paragraph(t('notices:change.sorry'))]),
    ],
    files: filesOf(content),
    buttons:
      stands && askedBy(content) !== 'keeps' && content.now < view.meeting.startsAt
        ? answerButtons(view.meeting.id, language)
        : [],
  });
}

/**
 * What the change asks of its reader: a new time asks those again who said that they come, other changes ask nobody; no answer is ever
 * taken back by it.
 */
function askedBy({
  facts: { what, fields },
  reader,
  institutions,
}: NoticeContent<ChangeFacts, unknown>): 'again' | 'open' | 'declined' | 'everybody' | 'keeps' {
  if (what !== 'postponed' && !fields.some((field) => field === 'startsAt')) return 'keeps';
  if (reader.kind !== 'person' || institutions.length === 0) return 'everybody';
  const answers = institutions.map(({ answer }) => answer);
  if (answers.some((answer) => answer === 'attending' || answer === 'represented')) return 'again';
  return answers.every((answer) => answer === 'not_attending') ? 'declined' : 'open';
}

/** What a calendar takes it from: the group's, and that of whoever hears of it privately. */
function filesOf({
  details,
  ...content
}: NoticeContent<ChangeFacts, CalendarDetails | undefined>): readonly OutgoingFile[] {
  if (details === undefined) return [];
  return [calendarFile(viewOf(content).meeting, { ...content, details })];
}

/** Until when answers are asked for now; nothing once that has passed. */
function deadline(content: NoticeContent<ChangeFacts>, { t, locale }: Language): readonly Block[] {
  const { meeting } = viewOf(content);
  if (content.now >= meeting.answerBy) return [];
  const when = formatDateTime(meeting.answerBy, { zone: meeting.timeZone, locale });
  return [paragraph({ bold: t('notices:announcement.deadline', { when }) })];
}

/** What happened; of a moved meeting also when it was to be, as far as the reader knew. */
function opening(content: NoticeContent<ChangeFacts>, language: Language): string {
  const { t, locale } = language;
  const { what, previousStartsAt } = content.facts;
  const { startsAt, timeZone } = viewOf(content).meeting;
  const named = meetingWords(content, language);
  if (what !== 'postponed' || previousStartsAt === undefined || previousStartsAt === startsAt)
    return t(`notices:change.${what}`, { ...named });
  const previous = formatDateTime(previousStartsAt, { zone: timeZone, locale });
  return t('notices:change.moved', { ...named, previous });
}

/** Fields that a message about a new time shows as such. */
const OF_TIME: ReadonlySet<string> = new Set(['startsAt', 'endsAt', 'answerBy']);

/** What changed, by name; of a moved meeting only when there is more than its time. */
function fieldsLine({ facts }: NoticeContent<ChangeFacts>, language: Language): readonly Block[] {
  const { what, fields } = facts;
  const isNamed = what === 'changed' ? fields.length > 0 : fields.some((field) => !OF_TIME.has(field));
  if (what === 'cancelled' || what === 'takenBack' || !isNamed) return [];
  return [paragraph(language.t('notices:change.fields', { fields: fieldNames(fields, language) }))];
}

/** The details by their names. */
function fieldNames(fields: readonly MeetingField[], { t }: Language): string {
  return fields.map((field) => t(`meetings:field.${field}`)).join(', ');
}
