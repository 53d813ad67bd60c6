import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import type { MeetingField } from '../../model/meeting.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { meetingWords, salutation, sceneOf } from '../../notices/parts.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { answerButtons, meetingFields } from './announcement.words.ts';

/** Says that a meeting changed, moved or will not be. */
export function change(content: NoticeContent<'change'>, language: Language): OutgoingMessage {
  const { t } = language;
  const { what, reason } = content.facts;
  const scene = sceneOf(content);
  const words = meetingWords(content, language);
  const title = t(`notices:change.${what}Title`, { ...words });
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
            meetingFields(scene, language),
            ...deadline(content, language),
            paragraph(t('notices:change.confirm')),
          ]
        : [paragraph(t('notices:change.sorry'))]),
    ],
    buttons: stands && content.now < scene.meeting.startsAt ? answerButtons(scene.meeting.id, language) : [],
  });
}

/** Until when answers are asked for now; nothing once that has passed. */
function deadline(content: NoticeContent<'change'>, { t, locale }: Language): readonly Block[] {
  const { meeting } = sceneOf(content);
  if (content.now >= meeting.answerBy) return [];
  const when = formatDateTime(meeting.answerBy, { zone: meeting.timeZone, locale });
  return [paragraph({ bold: t('notices:announcement.deadline', { when }) })];
}

/** What happened; of a moved meeting also when it was to be, as far as the reader knew. */
function opening(content: NoticeContent<'change'>, language: Language): string {
  const { t, locale } = language;
  const { what, previousStartsAt } = content.facts;
  const { startsAt, timeZone } = sceneOf(content).meeting;
  const words = meetingWords(content, language);
  if (what !== 'postponed' || previousStartsAt === undefined || previousStartsAt === startsAt)
    return t(`notices:change.${what}`, { ...words });
  const previous = formatDateTime(previousStartsAt, { zone: timeZone, locale });
  return t('notices:change.moved', { ...words, previous });
}

/** Fields that a message about a new time shows as such. */
const OF_TIME: ReadonlySet<string> = new Set(['startsAt', 'endsAt', 'answerBy']);

/** What changed, by name; of a moved meeting only when there is more than its time. */
function fieldsLine({ facts }: NoticeContent<'change'>, language: Language): readonly Block[] {
  const { what, fields } = facts;
  const isNamed = what === 'changed' ? fields.length > 0 : fields.some((field) => !OF_TIME.has(field));
  if (what === 'cancelled' || !isNamed) return [];
  return [paragraph(language.t('notices:change.fields', { fields: fieldNames(fields, language) }))];
}

/** The details by their names; the facts of a notice come from the store, where they are plain texts. */
function fieldNames(fields: readonly string[], { t }: Language): string {
  return fields.map((field) => t(`meetings:field.${field as MeetingField}`)).join(', ');
}
