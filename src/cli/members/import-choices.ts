import type { Command } from 'commander';
import { codeKey } from '../../features/members/import/people.rules.ts';
import type {
  CutOff,
  ImportChoices,
  MemberRow,
  OfficeDecision,
  OfficeQuestion,
} from '../../features/members/import/types.ts';
import { usageError } from '../exit.ts';

/** What an operator says about a file beforehand; each is a list of codes of institutions. */
export interface SaidOptions {
  readonly changeOfOffice?: string;
  readonly samePerson?: string;
  readonly leaveOut?: string;
  readonly readmit?: string;
}

/** Adds the options by which an operator answers what the chat would ask. */
export function withChoices(command: Command): Command {
  return command
    .option(
      '--change-of-office <codes>',
      'institutions (kode,kode) where another name means another official',
    )
    .option(
      '--same-person <codes>',
      'institutions where another name is the same official, written correctly',
    )
    .option('--leave-out <codes>', 'institutions whose lines are not taken over')
    .option('--readmit <codes>', 'institutions where people and accounts that were cut off are let in again');
}

/** Reads those options; the file must name each institution, and each is told one thing. */
export function readChoices(options: SaidOptions, rows: readonly MemberRow[]): ImportChoices {
  const known = new Map(rows.map(({ code }) => [codeKey(code), code]));
  const codesIn = (written: string | undefined): readonly string[] =>
    (written ?? '').split(',').flatMap((part) => {
      if (part.trim() === '') return [];
      const code = known.get(codeKey(part.trim()));
      if (code === undefined) {
        throw usageError(`The file has no institution ${part.trim()}.`, 'Name codes of the column kode.');
      }
      return [code];
    });
  const decisions = new Map<string, OfficeDecision>();
  const take = (written: string | undefined, decision: OfficeDecision): void => {
    for (const code of codesIn(written)) {
      if ((decisions.get(code) ?? decision) !== decision) {
        throw usageError(`Two things are said about ${code}.`, 'Name it in one of the options only.');
      }
      decisions.set(code, decision);
    }
  };
  take(options.changeOfOffice, 'change');
  take(options.samePerson, 'same');
  take(options.leaveOut, 'leave');
  return { decisions, readmitted: new Set(codesIn(options.readmit)) };
}

/** The line an operator reads where another name stands for a held seat. */
export function describeQuestion(question: OfficeQuestion): string {
  const { line, code, formerName, name, canBeSame, becomesAide } = question;
  const same = canBeSame ? `--same-person ${code} (only the name is corrected), ` : '';
  return (
    `line ${line}: ${code} is held by "${formerName}", the file says "${name}". ` +
    `Say which: --change-of-office ${code} (another official; ${becomesAide ? 'the old one stays as an aide' : 'roles and accounts of the old one end'}), ${same}` +
    `or --leave-out ${code}.`
  );
}

/** The line an operator reads for a person or an account that stays cut off. */
export function describeCutOff({ line, code, name, account }: CutOff): string {
  const what = account === undefined ? '' : `the account ${account.platform}:${account.externalId} of `;
  const why = account === undefined ? 'left before or was removed' : 'was cut off before';
  return `line ${line}: ${what}"${name}" at ${code} ${why} and is not let in again; --readmit ${code} does.`;
}
