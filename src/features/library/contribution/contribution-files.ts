import { stringify } from 'csv-stringify/sync';
import { writeWorkbook } from '../../../documents/workbook.ts';
import type { Language } from '../../../i18n/index.ts';
import { formatDate } from '../../../language/dates/format.ts';
import { guardCell } from '../../members/import/file.rules.ts';
import { LIBRARY_KINDS, type LibraryEntry } from '../types.ts';
import { type Column, totalOf } from './contribution.rules.ts';
import type { YearReport } from './contribution.types.ts';
import { contributor } from './contribution.words.ts';

const WIDTHS: Readonly<Partial<Record<Column, number>>> = {
  ...{ number: 8, kind: 16, title: 44, summary: 60, institution: 24, topics: 28, regulation: 28, link: 36 },
};
const USUAL_WIDTH = 18;

/** What a list for reporting is made of. */
export interface ReportFile {
  readonly report: YearReport;
  readonly columns: readonly Column[];
}

/** The list as CSV that Excel opens: UTF-8 with a mark, and no cell that a spreadsheet would run as a formula. */
export function writeReportCsv({ report, columns }: ReportFile, language: Language): Buffer {
  const rows = report.entries.map((entry) =>
    columns.map((column) => guardCell(String(cellOf(entry, { column, report, language })))),
  );
  const head = columns.map((column) => language.t(`contribution:column.${column}`));
  const lines = stringify([head, ...rows], { quoted: true, record_delimiter: 'windows' });
  return Buffer.from(`\ufeff${lines}`);
}

/** The list as a workbook, with the counts of each institution on a second sheet. */
export function writeReportWorkbook({ report, columns }: ReportFile, language: Language): Promise<Buffer> {
  const { t } = language;
  return writeWorkbook([
    {
      name: t('contribution:sheetEntries'),
      columns: columns.map((column) => ({
        title: t(`contribution:column.${column}`),
        width: WIDTHS[column] ?? USUAL_WIDTH,
      })),
      rows: report.entries.map((entry) =>
        columns.map((column) => cellOf(entry, { column, report, language })),
      ),
    },
    {
      name: t('contribution:sheetCounts'),
      columns: [
        { title: t('contribution:column.institution'), width: 30 },
        ...LIBRARY_KINDS.map((kind) => ({ title: t(`contribution:kind.${kind}`), width: 16 })),
        { title: t('contribution:total'), width: 12 },
      ],
      rows: report.institutions.map((one) => [
        contributor(one, language),
        ...LIBRARY_KINDS.map((kind) => one.counts[kind]),
        totalOf(one.counts),
      ]),
    },
  ]);
}

function cellOf(
  entry: LibraryEntry,
  {
    column,
    report,
    language,
  }: Pick<ReportFile, 'report'> & { readonly column: Column; readonly language: Language },
): string | number {
  const { t, locale } = language;
  const day = (moment: number | undefined): string =>
    moment === undefined ? '' : formatDate(moment, { zone: report.zone, locale });
  switch (column) {
    case 'number':
      return entry.number;
    case 'kind':
      return t(`contribution:kind.${entry.kind}`);
    case 'title':
      return entry.title;
    case 'summary':
      return entry.summary;
    case 'institution':
      return contributor({ name: entry.issuer?.shortName ?? '' }, language);
    case 'topics':
      return entry.topics.map(({ name }) => name).join(', ');
    case 'regulation':
      return entry.regulationNumber ?? '';
    case 'inForce':
      return entry.inForceSince ?? '';
    case 'form':
      return entry.form ?? '';
    case 'audience':
      return entry.audience ?? '';
    case 'platform':
      return entry.onPlatform === undefined ? '' : t(`contribution:${entry.onPlatform ? 'yes' : 'no'}`);
    case 'link':
      return entry.link ?? '';
    case 'published':
      return day(entry.publishedAt);
    case 'confirmed':
      return day(entry.confirmedAt);
  }
}
