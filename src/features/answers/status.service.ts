import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { Call } from '../../inbound/command.ts';
import { isOverheard, replyHere } from '../../inbound/replies.ts';
import { formatDate, formatDateTime } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Block } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { answerButtons } from '../meetings/announcement.words.ts';
import { findOnlyMeeting } from '../meetings/which-meeting.service.ts';
import { notesFor } from './notes.ts';
import { type InstitutionAnswer, listAnswers } from './recap.store.ts';

/** The answer of the sender's own institution to the meeting that words name, who gave it and when. */
export async function showStatus(call: Call, words: string): Promise<readonly Reaction[]> {
  const { context, language, work } = call;
  const own = new Set(context.actor.seats.map((seat) => seat.institutionId));
  if (own.size === 0) return replyHere(call, message({ summary: language.t('answers:statusNoSeat') }));
  const found = await findOnlyMeeting(call, words, ['announced']);
  if (!found.ok) return found.reactions;
  const { meeting } = found;
  const listed = (await listAnswers(work.db, meeting)).filter((one) => own.has(one.institutionId));
  const answers = isOverheard(call) ? notesFor('group', listed) : listed;
  const blocks = answers.flatMap((answer) => statusBlocks(answer, meeting, language));
  const summary = answers.map((answer) => statusLine(answer, meeting, language)).join(' ');
  const open = meeting.state === 'announced' && meeting.startsAt > work.now;
  return replyHere(
    call,
    message({ summary, blocks, buttons: open ? answerButtons(meeting.id, language) : [] }),
  );
}

function statusLine(answer: InstitutionAnswer, meeting: Meeting, { t, locale }: Language): string {
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

function statusBlocks(answer: InstitutionAnswer, meeting: Meeting, language: Language): readonly Block[] {
  const { t, locale } = language;
  const line = paragraph({ bold: statusLine(answer, meeting, language) });
  if (answer.answeredAt === undefined) return [line];
  const at = formatDateTime(answer.answeredAt, { zone: meeting.timeZone, locale });
  const note = answer.note === '' ? [] : [paragraph(t('answers:statusNote', { note: answer.note }))];
  return [line, ...note, paragraph(t('answers:statusBy', { by: answer.byName, at }))];
}
