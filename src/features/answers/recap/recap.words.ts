import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { formatDate, formatDateTime, formatTime } from '../../../language/dates/format.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { quorumNeeds } from '../../../model/quorum.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, Button, OutgoingMessage } from '../../../platform/message.ts';
import { waitingNames } from '../../details/lists.words.ts';
import { sinceMoved } from '../moved.rules.ts';
import { ANSWERS, type Answer, type InstitutionAnswer } from '../types.ts';
import { sinceYesterday } from './shown.rules.ts';

/** What a recap or a list of those who have not answered is made of. */
export interface RecapFacts {
  readonly meeting: Meeting;
  readonly answers: readonly InstitutionAnswer[];
  /** Whether the reader may send reminders, and so gets the button. */
  readonly mayRemind: boolean;
  /** See `readQuorum`; empty where none is set. */
  readonly quorum: string;
}

/** The recap: the counts, and the institutions behind them. */
export function recap(
  { meeting, answers, mayRemind, quorum }: RecapFacts,
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const totals = countAnswers(answers);
  const title = t('answers:recapTitle', { number: meeting.number });
  const counts = countsLine(totals, language);
  const date = formatDate(meeting.startsAt, { zone: meeting.timeZone, locale });
  return message({
    summary: `${title}: ${counts}`,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t('answers:recapDate', { date, place: meeting.place })),
      paragraph({ bold: counts }),
      ...quorumLine(totals, { quorum, all: answers.length, ...language }),
      ...ANSWERS.flatMap((answer) =>
        group(answer, { members: answers.filter((one) => one.answer === answer), ...language }),
      ),
      ...group('unanswered', { members: answers.filter((one) => one.answer === undefined), ...language }),
      ...movedNote(answers, { meeting, ...language }),
      ...waitingNote(answers, language),
      ...lateNote(answers, { meeting, ...language }),
    ],
    buttons: remindButton(meeting, {
      shown: mayRemind && totals.unanswered + totals.tentative + openAnew(answers, meeting) > 0,
      ...language,
    }),
  });
}

/** The recap on the morning of the meeting, short enough to be read on the way: counts, quorum, who waits, and what is new since yesterday. */
export function shortRecap(
  { meeting, answers, quorum, now }: Omit<RecapFacts, 'mayRemind'> & { readonly now: number },
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const totals = countAnswers(answers);
  const style = { zone: meeting.timeZone, locale };
  const title = t('answers:morningTitle', { number: meeting.number });
  const counts = countsLine(totals, language);
  const time = formatTime(meeting.startsAt, style);
  const fresh = sinceYesterday({ answers, now }).map(({ answer, institutions }) =>
    t('answers:shown.new', {
      ...{ total: institutions.length, answer: t(`answers:shown.label.${answer}`) },
      institutions: institutions.join(', '),
    }),
  );
  return message({
    summary: `${title}: ${counts}`,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t('answers:morningFacts', { time, place: meeting.place })),
      paragraph({ bold: counts }),
      ...quorumLine(totals, { quorum, all: answers.length, ...language }),
      ...movedNote(answers, { meeting, ...language }).slice(0, 1),
      ...waitingNote(answers, language),
      ...(fresh.length === 0 ? [] : [paragraph({ bold: t('answers:shown.since') }), list(fresh)]),
      paragraph(t('answers:morningAll', { number: meeting.number })),
    ],
    buttons: [pictureButton(meeting, language)],
  });
}

/** The recap as a picture, by a button. */
export function pictureButton({ id }: Pick<Meeting, 'id'>, { t }: Language): readonly Button[] {
  return [{ text: t('answers:shown.form.gambar'), action: encodeAction('rekap', 'gambar', id) }];
}

/** Who has not answered; those still to be confirmed apart. */
export function pending({ meeting, answers, mayRemind }: RecapFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const missing = answers.filter((one) => one.answer === undefined);
  const unsure = answers.filter((one) => one.answer === 'tentative');
  if (missing.length === 0 && unsure.length === 0) {
    const none = t('answers:pendingNone', { number: meeting.number });
    return message({
      summary: none,
      blocks: [paragraph(none), ...movedNote(answers, { meeting, ...language })],
      buttons: remindButton(meeting, { shown: mayRemind && openAnew(answers, meeting) > 0, ...language }),
    });
  }
  const title = t('answers:recapTitle', { number: meeting.number });
  const summary = t('answers:pendingTitle', { total: missing.length, all: answers.length });
  return message({
    summary: `${title}. ${summary}`,
    blocks: [
      { kind: 'title', text: title },
      paragraph({ bold: summary }),
      ...(missing.length === 0 ? [] : [names(missing)]),
      ...group('tentative', { members: unsure, ...language }),
      ...movedNote(answers, { meeting, ...language }),
    ],
    buttons: remindButton(meeting, { shown: mayRemind, ...language }),
  });
}

/** The counts in one line; those still to be confirmed only where there are any. */
export function countsLine({ tentative, ...counts }: AnswerTotals, { t }: Language): string {
  const line = t('answers:recapCounts', counts);
  return tentative === 0 ? line : `${line} · ${t('answers:recapTentative', { tentative })}`;
}

/** Who waits for a place in a full hall, in the order of their turns. */
function waitingNote(answers: readonly InstitutionAnswer[], { t }: Language): readonly Block[] {
  return waitingNames(answers).map((institutions) => paragraph(t('answers:recapWaiting', { institutions })));
}

/** What a note on a new time tells beside the counts: the institutions by the time they answered for. */
type MovedGroup = 'open' | 'kept' | 'anew';

/** After a new time: how many have answered for it, and whose answers are still those to the time before; a line each. */
export function movedLines(
  answers: readonly InstitutionAnswer[],
  {
    meeting,
    groups,
    language: { t, locale },
  }: { readonly meeting: Meeting; readonly groups: readonly MovedGroup[]; readonly language: Language },
): readonly string[] {
  const since = sinceMoved(answers, meeting);
  if (since === undefined || meeting.movedAt === undefined) return [];
  const at = formatDateTime(meeting.movedAt, { zone: meeting.timeZone, locale });
  const title = t('answers:moved.title', { at, anew: since.anew.length, open: since.open.length });
  const lines = groups
    .filter((group) => since[group].length > 0)
    .map((group) => {
      const institutions = since[group].map(({ shortName }) => shortName).join(', ');
      return t(`answers:moved.${group}`, { total: since[group].length, institutions });
    });
  return [title, ...lines];
}

function movedNote(
  answers: readonly InstitutionAnswer[],
  { meeting, ...language }: Language & { readonly meeting: Meeting },
): readonly Block[] {
  const groups = ['open', 'kept', 'anew'] as const;
  return movedLines(answers, { meeting, groups, language }).map((line) => paragraph(line));
}

/** How many said for another time that they come, and not since. */
function openAnew(answers: readonly InstitutionAnswer[], meeting: Meeting): number {
  return sinceMoved(answers, meeting)?.open.length ?? 0;
}

/** Whose answer came after the deadline. */
function lateNote(
  answers: readonly InstitutionAnswer[],
  { meeting, t }: Language & { readonly meeting: Meeting },
): readonly Block[] {
  const late = answers.filter(({ answeredAt }) => answeredAt !== undefined && answeredAt > meeting.answerBy);
  const institutions = late.map(({ shortName }) => shortName).join(', ');
  return late.length === 0 ? [] : [paragraph(t('answers:recapLate', { institutions }))];
}

/** Whether so many come that the meeting may decide; nothing where no quorum is set. */
function quorumLine(
  { attending, represented }: AnswerTotals,
  { quorum, all, t }: Language & { readonly quorum: string; readonly all: number },
): readonly Block[] {
  const needed = quorumNeeds(quorum, all);
  if (needed === undefined) return [];
  const coming = attending + represented;
  const words = { needed, all, coming, missing: needed - coming };
  return [paragraph(t(coming >= needed ? 'answers:quorum.reached' : 'answers:quorum.missing', words))];
}

function group(
  kind: InstitutionAnswer['answer'] | 'unanswered',
  { members, t }: Language & { readonly members: readonly InstitutionAnswer[] },
): readonly Block[] {
  if (members.length === 0 || kind === undefined) return [];
  return [paragraph({ bold: t(`answers:group.${kind}`, { total: members.length }) }), names(members)];
}

/** In the order of protocol, as they come: a line each where there is a note, and one for all others together, because a hundred lines are too long for a phone. */
function names(members: readonly InstitutionAnswer[]): Block {
  const bare = members.filter(({ note }) => note === '').map(({ shortName }) => shortName);
  const noted = members
    .filter(({ note }) => note !== '')
    .map(({ shortName, note }) => `${shortName}: ${note}`);
  return list([...(bare.length === 0 ? [] : [bare.join(', ')]), ...noted]);
}

function remindButton(
  meeting: Meeting,
  { shown, t }: Language & { readonly shown: boolean },
): readonly (readonly Button[])[] {
  return shown
    ? [[{ text: t('answers:remindButton'), action: encodeAction('ingatkan', 'belum', meeting.id) }]]
    : [];
}

/** How many institutions gave which answer. */
interface AnswerTotals {
  readonly attending: number;
  readonly represented: number;
  readonly not_attending: number;
  readonly tentative: number;
  readonly unanswered: number;
}

/** Counts answers; `unanswered` are the institutions without one. */
export function countAnswers(answers: readonly Pick<InstitutionAnswer, 'answer'>[]): AnswerTotals {
  const count = (wanted: Answer | undefined): number =>
    answers.filter(({ answer }) => answer === wanted).length;
  return {
    attending: count('attending'),
    represented: count('represented'),
    not_attending: count('not_attending'),
    tentative: count('tentative'),
    unanswered: count(undefined),
  };
}
