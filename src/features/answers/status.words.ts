import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDate, formatDateTime } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { answerButtons } from '../meetings/announcing/announcement.words.ts';
import { isForOldTime } from './moved.rules.ts';
import type { InstitutionAnswer } from './types.ts';

/** What is known of the answers of somebody's own institutions. */
export interface StatusFacts {
  readonly meeting: Meeting;
  readonly answers: readonly InstitutionAnswer[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The answer of one's own institution to a meeting, who gave it and when; with buttons while answers are taken. */
export function status({ meeting, answers, now }: StatusFacts, language: Language): OutgoingMessage {
  const blocks = answers.flatMap((answer) => statusBlocks(answer, { meeting, language }));
  const summary = answers.map((answer) => statusLine(answer, { meeting, ...language })).join(' ');
  const open = meeting.state === 'announced' && meeting.startsAt > now;
  return message({ summary, blocks, buttons: open ? answerButtons(meeting.id, language) : [] });
}

function statusLine(
  answer: InstitutionAnswer,
  { meeting, t, locale }: Language & { readonly meeting: Meeting },
): string {
  const style = { zone: meeting.timeZone, locale };
  const common = {
    institution: answer.shortName,
    number: meeting.number,
    date: formatDate(meeting.startsAt, style),
  };
  return answer.answer === undefined
    ? t('answers:statusNone', { ...common, deadline: formatDateTime(meeting.answerBy, style) })
    : t('answers:status', { ...common, answer: t(`answers:answer.${answer.answer}`) });
}

function statusBlocks(
  answer: InstitutionAnswer,
  { meeting, language }: { readonly meeting: Meeting; readonly language: Language },
): readonly Block[] {
  const { t, locale } = language;
  const line = paragraph({ bold: statusLine(answer, { meeting, ...language }) });
  if (answer.answeredAt === undefined) return [line];
  const at = formatDateTime(answer.answeredAt, { zone: meeting.timeZone, locale });
  const note = answer.note === '' ? [] : [paragraph(t('answers:statusNote', { note: answer.note }))];
  const by = t('answers:statusBy', { by: answer.byName, at });
  const late = answer.answeredAt > meeting.answerBy ? [t('answers:late.own')] : [];
  const waits = answer.waitingTurn === undefined ? [] : [paragraph(t('answers:statusWaiting'))];
  const moved = isForOldTime(answer, meeting) ? [paragraph({ bold: t('answers:moved.own') })] : [];
  return [line, ...moved, ...waits, ...note, paragraph([by, ...late].join(' '))];
}
