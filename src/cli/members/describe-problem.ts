import type { LineProblem, LineReason } from '../../features/members/import/types.ts';
import { kindWord } from '../../features/members/institution-kind.rules.ts';
import { INSTITUTION_KINDS } from '../../model/institution.ts';

/** The line an operator reads for a bad line of a members' file: its number and the reason. */
export function describeProblem(problem: LineProblem): string {
  return `line ${problem.line}: ${SENTENCES[problem.reason](problem)}`;
}

const KINDS_SAID = INSTITUTION_KINDS.map(kindWord).join(', ');

const SENTENCES: Readonly<Record<LineReason, (problem: LineProblem) => string>> = {
  'empty-file': () => 'the file lists nobody',
  'too-large': () => 'the file is larger than 10 MB',
  'too-many-rows': ({ value }) => `the file has more than ${value} rows`,
  'unclosed-quote': () => 'a quotation mark opens here and is never closed',
  'missing-column': ({ column }) => `the column ${column} is missing in the header`,
  'repeated-column': ({ column }) => `the column ${column} stands twice in the header`,
  'too-many-cells': () => 'there are more cells than columns; put texts with a comma in quotation marks',
  'empty-cell': ({ column }) => `${column} is empty`,
  'too-long': ({ column, value }) => `${column} is too long: ${quote(value)}`,
  'unknown-zone': ({ value }) =>
    `zona ${quote(value)} is neither WIB, WITA, WIT nor a zone like Asia/Jakarta`,
  'bad-telegram-id': ({ value }) =>
    `telegram_id ${quote(value)} is not a whole number of 64 bits; in Excel give the column the format Text`,
  'bad-slack-id': ({ value }) => `slack_id ${quote(value)} is not U or W followed by capitals and digits`,
  'bad-order': ({ value }) => `urutan ${quote(value)} is not a whole number from 1 to 9999`,
  'unknown-kind': ({ value }) => `jenis ${quote(value)} is none of ${KINDS_SAID}`,
  'bad-salutation': ({ value }) =>
    `sapaan ${quote(value)} is not up to 30 letters such as Bapak, Ibu, Jenderal`,
  'institution-differs': ({ column, value, otherLine }) =>
    `${column} ${quote(value)} differs from line ${otherLine}, which has the same kode`,
  'account-of-another': ({ column, value, otherLine }) =>
    `${column} ${quote(value)} or its person contradicts line ${otherLine}: one account, one person`,
  'account-owned': ({ column, value, owner }) =>
    `${column} ${quote(value)} belongs to ${owner ?? 'somebody else'}; correct it, or remove that person first`,
  'last-secretariat': ({ value }) =>
    `${quote(value)} is the last secretariat and would leave; give the role to somebody else first`,
  'person-repeated': ({ value, otherLine }) =>
    `${quote(value)} stands at this kode in line ${otherLine} already`,
};

function quote(value: string | undefined): string {
  return `"${value ?? ''}"`;
}
