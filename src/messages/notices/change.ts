import type { MeetingField } from '../../domain/meetings/types.ts';
import type { NoticeContent } from '../../domain/notices/content.ts';
import type { Language } from '../../i18n/index.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { answerButtons, meetingFields } from '../announcement.ts';
import { message, paragraph } from '../build.ts';
import { meetingWords, salutation, sceneOf } from './parts.ts';

/** Says that a meeting changed, moved or will not be. */
export function change(content: NoticeContent<'change'>, language: Language): OutgoingMessage {
  const { t } = language;
  const { what, reason, fields } = content.facts;
  const scene = sceneOf(content);
  const words = meetingWords(content, language);
  const title = t(`notices:change.${what}Title`, { ...words });
  const stands = what !== 'cancelled';
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...salutation(content, language),
      paragraph(t(`notices:change.${what}`, { ...words })),
      ...(reason === '' ? [] : [paragraph(t('notices:change.reason', { reason }))]),
      ...(what === 'changed' && fields.length > 0
        ? [paragraph(t('notices:change.fields', { fields: fieldNames(fields, language) }))]
        : []),
      ...(stands
        ? [
            meetingFields(scene, language),
            ...deadline(content, language),
            paragraph(t('notices:change.confirm')),
          ]
        : []),
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

/** The details by their names; the facts of a notice come from the store, where they are plain texts. */
function fieldNames(fields: readonly string[], { t }: Language): string {
  return fields.map((field) => t(`meetings:field.${field as MeetingField}`)).join(', ');
}
