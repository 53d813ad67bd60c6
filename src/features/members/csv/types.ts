/** The columns of the members' file (contract), in the order in which it is written. */
export const MEMBER_COLUMNS = [
  'kode',
  'instansi',
  'singkatan',
  'zona',
  'nama',
  'jabatan',
  'telegram_id',
  'slack_id',
] as const;

/** Name of a column. */
export type MemberColumn = (typeof MEMBER_COLUMNS)[number];

/** A person at an institution, as a line of the file says it. */
export interface MemberRow {
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  /** In capitals. */
  readonly code: string;
  readonly institution: string;
  readonly shortName: string;
  /** IANA id. */
  readonly zone: string;
  readonly name: string;
  readonly position: string;
  /** Undefined: the file says nothing about it. */
  readonly telegramId: string | undefined;
  readonly slackId: string | undefined;
}

/** What is wrong with a line of the file. */
export type LineReason =
  | 'empty-file'
  | 'too-large'
  | 'too-many-rows'
  | 'unclosed-quote'
  | 'missing-column'
  | 'repeated-column'
  | 'too-many-cells'
  | 'empty-cell'
  | 'too-long'
  | 'unknown-zone'
  | 'bad-telegram-id'
  | 'bad-slack-id'
  | 'institution-differs'
  | 'account-of-another'
  | 'account-owned'
  | 'person-repeated'
  | 'last-secretariat';

/** A bad line: its number, the reason, and what it concerns. */
export interface LineProblem {
  readonly line: number;
  readonly reason: LineReason;
  readonly column?: MemberColumn;
  /** The offending value, at most 40 characters. */
  readonly value?: string;
  /** The earlier line that this one contradicts. */
  readonly otherLine?: number;
  /** To whom an account belongs in the store. */
  readonly owner?: string;
}

/** The rows of a good file, or everything that is wrong with a bad one. */
export type MembersFile =
  | { readonly ok: true; readonly rows: readonly MemberRow[] }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };
