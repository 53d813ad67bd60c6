import { writeWorkbook } from '../../documents/workbook.ts';
import type { Language } from '../../i18n/index.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import { type ListFacts, signingRows } from './signing-list.ts';

/** The list and the answers with who gave them and when, a sheet each. */
export function writeAttendanceWorkbook(
  { meeting, invited }: ListFacts,
  { t, locale }: Language,
): Promise<Buffer> {
  const style = { zone: meeting.timeZone, locale };
  return writeWorkbook([
    {
      name: t('attendance:list.sheet'),
      columns: [
        { title: t('attendance:list.no'), width: 6 },
        { title: t('attendance:list.name'), width: 36 },
        { title: t('attendance:list.position'), width: 36 },
        { title: t('attendance:list.institution'), width: 28 },
        { title: t('attendance:list.signature'), width: 24 },
      ],
      rows: signingRows(invited).map((row, index) => [index + 1, ...row]),
    },
    {
      name: t('attendance:answers.sheet'),
      columns: [
        { title: t('attendance:list.no'), width: 6 },
        { title: t('attendance:list.institution'), width: 28 },
        { title: t('attendance:answers.answer'), width: 18 },
        { title: t('attendance:answers.note'), width: 44 },
        { title: t('attendance:answers.by'), width: 32 },
        { title: t('attendance:answers.at'), width: 40 },
      ],
      rows: invited.map(({ shortName, answer, note, byName, answeredAt }, index) => [
        ...[index + 1, shortName],
        t(answer === undefined ? 'attendance:answers.none' : `answers:answer.${answer}`),
        ...[note, byName, answeredAt === undefined ? '' : formatDateTime(answeredAt, style)],
      ]),
    },
  ]);
}
