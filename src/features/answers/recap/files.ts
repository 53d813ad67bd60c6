import { writePdf } from '../../../documents/pdf.ts';
import { writeWorkbook } from '../../../documents/workbook.ts';
import type { Language } from '../../../i18n/index.ts';
import { formatDate, formatDateTime, formatTimeRange } from '../../../language/dates/format.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { isForOldTime } from '../moved.rules.ts';
import type { InstitutionAnswer } from '../types.ts';
import { countAnswers, countsLine, movedLines } from './recap.words.ts';
import { byKind, type ShownRecap } from './shown.rules.ts';

/** The recap as a document to hand on: counts, then a table of each kind of institutions. */
export function writeRecapPdf(recap: ShownRecap, language: Language): Promise<Buffer> {
  const { t, locale } = language;
  const { meeting, forumName, answers, now } = recap;
  const style = { zone: meeting.timeZone, locale };
  const { number, startsAt, endsAt, place, title, letterNumber = '' } = meeting;
  return writePdf({
    title: t('answers:shown.title', { number, forum: forumName }),
    subtitles: [title, t('answers:shown.asOf', { at: formatDateTime(now, style) })],
    foot: t('answers:shown.title', { number, forum: forumName }),
    pageLabel: (page, pages) => t('answers:shown.page', { page, pages }),
    ...{ locale, writtenAt: now },
    blocks: [
      {
        kind: 'fields',
        rows: [
          { label: t('answers:shown.date'), value: formatDate(startsAt, style) },
          { label: t('answers:shown.time'), value: formatTimeRange(startsAt, { end: endsAt, style }) },
          { label: t('answers:shown.place'), value: place },
          ...(letterNumber === '' ? [] : [{ label: t('answers:shown.letter'), value: letterNumber }]),
        ],
      },
      { kind: 'heading', text: countsLine(countAnswers(answers), language) },
      ...movedLines(answers, { meeting, groups: ['open'], language }).map((text) => ({
        kind: 'paragraph' as const,
        text,
      })),
      ...byKind(recap).flatMap((group) => [
        { kind: 'heading' as const, text: t(`answers:shown.kind.${group.kind}`) },
        {
          kind: 'table' as const,
          columns: [
            { title: t('answers:shown.no'), width: 22, align: 'right' as const },
            { title: t('answers:shown.institution'), width: 130 },
            { title: t('answers:shown.answer'), width: 100 },
            { title: t('answers:shown.note'), width: '*' as const },
          ],
          rows: group.answers.map((one, index) => [
            ...[String(index + 1), one.shortName],
            ...[answerWithTime(one, { meeting, language }), one.note],
          ]),
        },
      ]),
    ],
  });
}

/** The recap as a workbook: every institution with its answer, who gave it and when; and the counts of each kind. */
export function writeRecapWorkbook(recap: ShownRecap, language: Language): Promise<Buffer> {
  const { t, locale } = language;
  const { meeting } = recap;
  const style = { zone: meeting.timeZone, locale };
  const isMoved = meeting.movedAt !== undefined;
  const groups = byKind(recap);
  const columns = ['attending', 'represented', 'not_attending', 'tentative', 'unanswered'] as const;
  return writeWorkbook([
    {
      name: t('answers:shown.sheetAnswers'),
      columns: [
        { title: t('answers:shown.no'), width: 6 },
        { title: t('answers:shown.institution'), width: 28 },
        { title: t('answers:shown.sort'), width: 28 },
        { title: t('answers:shown.answer'), width: 20 },
        ...(isMoved ? [{ title: t('answers:shown.answeredFor'), width: 20 }] : []),
        { title: t('answers:shown.note'), width: 44 },
        { title: t('answers:shown.by'), width: 32 },
        { title: t('answers:shown.at'), width: 40 },
      ],
      rows: groups
        .flatMap(({ kind, answers }) => answers.map((one) => ({ kind, one })))
        .map(({ kind, one }, index) => [
          ...[index + 1, one.shortName, t(`answers:shown.kind.${kind}`)],
          answerWords(one, language),
          ...(isMoved ? [timeWords(one, { meeting, language })] : []),
          ...[one.note, one.byName],
          one.answeredAt === undefined ? '' : formatDateTime(one.answeredAt, style),
        ]),
    },
    {
      name: t('answers:shown.sheetCounts'),
      columns: [
        { title: t('answers:shown.sort'), width: 28 },
        ...columns.map((one) => ({ title: t(`answers:shown.label.${one}`), width: 18 })),
      ],
      rows: [
        ...groups.map(({ kind, answers }) => {
          const totals = countAnswers(answers);
          return [t(`answers:shown.kind.${kind}`), ...columns.map((one) => totals[one])];
        }),
        [t('answers:shown.total'), ...columns.map((one) => countAnswers(recap.answers)[one])],
      ],
    },
  ]);
}

function answerWords({ answer }: InstitutionAnswer, { t }: Language): string {
  return t(`answers:shown.label.${answer ?? 'unanswered'}`);
}

interface AnsweredFor {
  readonly meeting: Meeting;
  readonly language: Language;
}

/** Which time an answer was given for, where the meeting got another one. */
function timeWords(one: InstitutionAnswer, { meeting, language: { t } }: AnsweredFor): string {
  if (one.answer === undefined) return '';
  return t(isForOldTime(one, meeting) ? 'answers:shown.timeBefore' : 'answers:shown.timeNow');
}

/** The answer, and beside it that it was given for the time before. */
function answerWithTime(one: InstitutionAnswer, { meeting, language }: AnsweredFor): string {
  const answer = answerWords(one, language);
  return isForOldTime(one, meeting) ? language.t('answers:shown.answerBefore', { answer }) : answer;
}
