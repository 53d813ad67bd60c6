import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { SaidDetails } from '../../language/said-details.ts';
import type { SeatOfActor } from '../../model/actor.ts';
import type { Meeting } from '../../model/meeting.ts';
import { decodeAction } from '../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../platform/message.ts';
import { answerButtonsOf } from '../meetings/announcing/announcement.words.ts';
import { notesFor } from './notes.rules.ts';
import type { Answer, AnsweredMeeting, AnswerOutcome, CountedAnswer, LateListener } from './types.ts';

/** The recorded branch of an outcome. */
export type RecordedAnswer = Extract<AnswerOutcome, { recorded: true }>;

/** The receipt in one line, short enough for a toast: thanks, institution, answer, meeting's number and date. */
export function receiptLine(outcome: RecordedAnswer, language: Language): string {
  return language.t('answers:thanks', { receipt: recordedLine(outcome, language) });
}

/** That a full meeting has no place yet, and the position on its waiting list. */
export function waitingLine(
  { institution, counted }: RecordedAnswer,
  { t, waiting: position }: Language & { readonly waiting: number | undefined },
): readonly string[] {
  const comes = counted.answer === 'attending' || counted.answer === 'represented';
  if (!comes || position === undefined) return [];
  return [t('details:receipt.waiting', { institution: institution.shortName, position })];
}

/** What the answer replaces; or, where a later one had overtaken it, that this one does not count. */
export function changedLine(
  { counted, previous }: RecordedAnswer,
  { t, given }: Language & { readonly given: Answer },
): readonly string[] {
  if (counted.answer !== given) return [t('answers:overtaken')];
  return previous === undefined || previous.answer === counted.answer
    ? []
    : [t('answers:changedFrom', { answer: t(`answers:answer.${previous.answer}`) })];
}

function recordedLine({ institution, counted, meeting }: RecordedAnswer, language: Language): string {
  return answerLine(institution.shortName, { counted, meeting, ...language });
}

/** The receipt as a message: the line, what it replaces, and who gave it when that is worth saying. */
export function receiptMessage(
  outcome: RecordedAnswer,
  facts: {
    readonly language: Language;
    /** Who is told that it came after the deadline; undefined for one in time. */
    readonly late: LateListener | undefined;
    /** Its position on the waiting list; undefined: it has a place. */
    readonly waiting: number | undefined;
    /** What its words said of how somebody comes, and was kept. */
    readonly carried?: SaidDetails | undefined;
    readonly given: CountedAnswer['answer'];
    readonly onBehalf: boolean;
    /** Others read along: notes that are not for them are not repeated. */
    readonly overheard: boolean;
    /** Others could read what was typed. */
    readonly typedForAll: boolean;
    /** Another receipt of the same message thanks already. */
    readonly thanked?: boolean;
    /** What can be done about it at once. */
    readonly buttons?: readonly Button[];
  },
): OutgoingMessage {
  const { language, late, waiting } = facts;
  const { t } = language;
  const { counted } = outcome;
  const remarks = [...changedLine(outcome, { ...language, given: facts.given })];
  if (facts.onBehalf) remarks.push(t('answers:onBehalf', { by: counted.byName }));
  remarks.push(...waitingLine(outcome, { ...language, waiting }));
  if (late !== undefined) remarks.push(t(`answers:late.${late}`));
  if (!facts.overheard) remarks.push(...carriedLines(facts.carried, language));
  if (counted.answer === 'represented' && counted.note === '') remarks.push(t('answers:askSubstituteShort'));
  const [forAll = counted] = notesFor('group', [counted]);
  const isReadByOthers = facts.overheard || facts.typedForAll;
  if (isReadByOthers && forAll.note !== counted.note) remarks.unshift(t('answers:noteKept'));
  const shown = facts.overheard ? forAll : counted;
  const seen = { ...outcome, counted: shown };
  const line = facts.thanked === true ? recordedLine(seen, language) : receiptLine(seen, language);
  return message({
    summary: line,
    blocks: [paragraph(line), ...remarks.map((remark) => paragraph(remark))],
    buttons: (facts.buttons ?? []).map((button) => [button]),
  });
}

function carriedLines(carried: SaidDetails | undefined, { t }: Language): readonly string[] {
  if (carried === undefined) return [];
  const { isOnline, plates } = carried;
  const details = [
    ...(isOnline === undefined ? [] : [t(isOnline ? 'answers:carried.online' : 'answers:carried.inHall')]),
    ...(plates.length === 0 ? [] : [t('answers:carried.plates', { plates: plates.join(', ') })]),
  ];
  return details.length === 0 ? [] : [t('answers:carried.line', { details: details.join('; ') })];
}

/** An answer as buttons, one for each institution: nothing has been recorded. */
export function answerToPress(
  offer: {
    readonly meeting: Pick<AnsweredMeeting, 'number' | 'startsAt' | 'timeZone'>;
    readonly answer: CountedAnswer['answer'];
    /** The words were passed on, or changed after they had counted. */
    readonly why: 'forwarded' | 'edited';
    /** Whether an answer of one of the institutions counts already. */
    readonly isAnswered: boolean;
    readonly note: string;
    readonly buttons: readonly { readonly institution: string; readonly action: string }[];
  },
  { t, locale }: Language,
): OutgoingMessage {
  const { meeting, why, note, isAnswered } = offer;
  const edited = isAnswered ? 'Edited' : 'EditedFirst';
  const answer = t(`answers:answer.${offer.answer}`);
  const date = formatDate(meeting.startsAt, { zone: meeting.timeZone, locale });
  const summary = t(`answers:offer${why === 'edited' ? edited : 'Forwarded'}`, {
    answer,
    number: meeting.number,
    date,
  });
  const remark = note === '' ? [] : [paragraph(t('answers:statusNote', { note }))];
  return message({
    summary,
    blocks: [paragraph(summary), ...remark],
    buttons: offer.buttons.map(({ institution, action }) => [
      { text: t('answers:offerButton', { answer, institution }), action },
    ]),
  });
}

/** Offers the buttons to somebody whose words sound like an answer, and says as which one they were read; the only seat is named in them. */
export function answerOffer(
  {
    meeting,
    read,
    seats,
    note = '',
    action,
  }: {
    readonly meeting: Meeting;
    readonly read?: Answer;
    readonly seats: readonly SeatOfActor[];
    /** What is recorded with the answer that was read, and the button that does so. */
    readonly note?: string;
    readonly action?: string | undefined;
  },
  language: Language,
): OutgoingMessage {
  const [seat, ...others] = seats;
  const only = seat !== undefined && others.length === 0 ? [seat.institutionId] : [];
  const date = formatDate(meeting.startsAt, { zone: meeting.timeZone, locale: language.locale });
  const summary = language.t('answers:offer', { number: meeting.number, date });
  const reading =
    read === undefined
      ? []
      : [paragraph(language.t('answers:offerRead', { answer: withNote(read, { note, language }) }))];
  return message({
    summary,
    blocks: [paragraph(summary), ...reading],
    buttons: answerButtonsOf([meeting.id, ...only], language).map((row) =>
      row.map((button) =>
        action !== undefined && 'action' in button && isSameCommand(button.action, action)
          ? { ...button, action }
          : button,
      ),
    ),
  });
}

function isSameCommand(one: string, other: string): boolean {
  return decodeAction(one)?.command === decodeAction(other)?.command;
}

function withNote(
  answer: Answer,
  { note, language: { t } }: { readonly note: string; readonly language: Language },
): string {
  const said = t(`answers:answer.${answer}`);
  return note === '' ? said : `${said} (${note})`;
}

/** `Terima kasih. Konfirmasi LAN tercatat: Hadir (catatan). Pertemuan ke-42, Jumat, 5 Februari 2027.` */
function answerLine(
  institution: string,
  {
    counted,
    meeting,
    locale,
    t,
  }: Language & { readonly counted: CountedAnswer; readonly meeting: AnsweredMeeting },
): string {
  const values = {
    institution,
    answer: t(`answers:answer.${counted.answer}`),
    note: counted.note,
    number: meeting.number,
    date: formatDate(meeting.startsAt, { zone: meeting.timeZone, locale }),
  };
  return t(counted.note === '' ? 'answers:receipt' : 'answers:receiptNote', values);
}
