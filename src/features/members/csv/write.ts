import { stringify } from 'csv-stringify/sync';
import { NO_POSITION } from '../import/file.rules.ts';
import { guardCell } from './cells.ts';
import { MEMBER_COLUMNS, type MemberRow } from './types.ts';

/**
 * Writes a members' file that `parseMembers` reads back to the same rows: UTF-8 with a byte order mark, so that Excel
 * reads the letters, commas, quotation marks, CRLF; cells that a spreadsheet would run as a formula are written harmless.
 */
export function writeMembers(rows: readonly Omit<MemberRow, 'line'>[]): string {
  const records = rows.map((row) => [
    row.code,
    row.institution,
    row.shortName,
    row.zone,
    row.name,
    row.position === '' ? NO_POSITION : row.position,
    row.telegramId ?? '',
    row.slackId ?? '',
  ]);
  const lines = stringify(
    records.map((cells) => cells.map(guardCell)),
    { quoted: true, record_delimiter: 'windows' },
  );
  return `\ufeff${MEMBER_COLUMNS.join(',')}\r\n${lines}`;
}
