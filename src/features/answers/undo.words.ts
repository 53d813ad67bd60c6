import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../platform/message.ts';
import { answerButtons } from '../meetings/announcing/announcement.words.ts';
import type { Undone } from './undo.rules.ts';
import type { RecordedAnswer } from './words.ts';

/** What the button is called that takes an answer back, as a parameter of `/status`. */
export const UNDO = 'batal';

/** The button that takes the recorded answer back; none for who has no record, by which the giver is known again. */
export function undoButton(
  { historyId, context, institution }: RecordedAnswer,
  { t, isNamed }: Language & { readonly isNamed: boolean },
): readonly Button[] {
  if (historyId === undefined || context.actor.personId === undefined) return [];
  const text = isNamed
    ? t('answers:undo.buttonOf', { institution: institution.shortName })
    : t('answers:undo.button');
  return [{ text, action: encodeAction('status', UNDO, historyId) }];
}

/** Says what was taken back and what counts now; who has no answer then can answer at once. */
export function undoneMessage(
  {
    undone,
    meeting,
    waiting: position,
  }: { readonly undone: Undone; readonly meeting: Meeting; readonly waiting: number | undefined },
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const { institution, answer, restored } = undone;
  const words = {
    institution: institution.shortName,
    answer: t(`answers:answer.${answer}`),
    number: meeting.number,
    date: formatDate(meeting.startsAt, { zone: meeting.timeZone, locale }),
  };
  if (restored === undefined) {
    const summary = t('answers:undo.none', words);
    return message({ summary, buttons: answerButtons(meeting.id, language) });
  }
  const before = t(`answers:answer.${restored.answer}`);
  const summary = t('answers:undo.restored', { ...words, before });
  const note = restored.note === '' ? [] : [paragraph(t('answers:statusNote', { note: restored.note }))];
  const waits =
    position === undefined
      ? []
      : [paragraph(t('details:receipt.waiting', { institution: institution.shortName, position }))];
  return message({ summary, blocks: [paragraph(summary), ...note, ...waits] });
}
