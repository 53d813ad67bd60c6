import { Command } from 'commander';
import { inTransaction } from '../../db/transaction.ts';
import { parseMembers } from '../../features/members/import/file.rules.ts';
import { importMembers, type MembersImport, previewMembers } from '../../features/members/import/service.ts';
import type { MemberChange, MembersDiff } from '../../features/members/import/types.ts';
import { ROLE_WORDS } from '../../features/members/roles.rules.ts';
import { strangeLetters } from '../../language/person-names.ts';
import { type CliContext, configOf, writeJson, writeLine } from '../context.ts';
import { dataError } from '../exit.ts';
import { chooseForum, type ForumChoice } from '../forum/choose-forum.ts';
import { readNamedFile } from '../named-file.ts';
import { progressLine } from '../progress.ts';
import { withStore } from '../store.ts';
import { describeProblem } from './describe-problem.ts';
import {
  describeCutOff,
  describeQuestion,
  readChoices,
  type SaidOptions,
  withChoices,
} from './import-choices.ts';
import { workOf } from './work.ts';

interface ImportOptions extends ForumChoice, SaidOptions {
  readonly preview?: boolean;
  readonly json?: boolean;
}

/** `import FILE`: members, from a CSV file of the contract's columns. */
export function importCommand(context: CliContext): Command {
  const command = new Command('import')
    .description('take over members from a CSV file')
    .argument(
      '<file>',
      'CSV with the columns kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id and perhaps urutan,jenis,sapaan',
    )
    .option('--forum <name>', 'the forum, where there are several')
    .option('--preview', 'only show what would change')
    .option('--json', 'print the counts as JSON');
  return withChoices(command).action(async (path: string, options: ImportOptions) => {
    const config = configOf(context);
    const file = parseMembers(await readNamedFile(path));
    if (!file.ok) throw dataError(file.problems.map(describeProblem));
    const choices = readChoices(options, file.rows);
    const diff = await withStore({ context, config }, ({ database }) =>
      inTransaction(database, async (db) => {
        const forum = await chooseForum(db, { choice: options, context, config });
        const members = { forumId: forum.id, rows: file.rows, choices };
        return options.preview === true
          ? previewMembers(db, { ...members, now: context.clock.now() })
          : importMembers(workOf(context, db), importOf(context, members));
      }),
    );
    const questions = diff.questions.filter(({ isOpen }) => isOpen).map(describeQuestion);
    if (diff.problems.length > 0) throw dataError([...diff.problems.map(describeProblem), ...questions]);
    if (questions.length > 0 && options.preview !== true) throw dataError(questions);
    for (const line of [...questions, ...diff.cutOff.map(describeCutOff)]) context.remark(`${line}\n`);
    report(context, { diff, options });
  });
}

function importOf(
  context: CliContext,
  members: Pick<MembersImport, 'forumId' | 'rows' | 'choices'>,
): MembersImport {
  return { ...members, actor: { personId: undefined, label: 'cli' }, onProgress: progressLine(context) };
}

function report(
  context: CliContext,
  { diff, options }: { readonly diff: MembersDiff; readonly options: ImportOptions },
): void {
  const { counts, changes, leftOut } = diff;
  if (options.json === true) {
    writeJson(context, leftOut === 0 ? counts : { ...counts, leftOut });
    return;
  }
  if (options.preview === true) for (const change of changes) writeLine(context, changeLine(change));
  const { new: added, changed, ended, unchanged } = counts;
  const rest = leftOut === 0 ? '' : `, ${leftOut} left out`;
  writeLine(context, `${added} new, ${changed} changed, ${ended} ended, ${unchanged} unchanged${rest}`);
}

function changeLine(change: MemberChange): string {
  const { kind, code, name, capacity, formerName, formerInstitution, facts, roles = [] } = change;
  const strange = strangeLetters(name);
  const remarks = [
    ...facts.map((fact) =>
      fact === 'capacity' ? `becomes ${capacity === 'holder' ? 'official' : 'aide'}` : fact,
    ),
    ...(formerInstitution === undefined ? [] : [`institution was ${formerInstitution}`]),
    ...(formerName === undefined ? [] : [`was ${formerName}`]),
    ...(roles.length === 0 ? [] : [`roles end: ${roles.map((role) => ROLE_WORDS[role]).join(' ')}`]),
    ...(strange === '' ? [] : [`letters that are not Latin: ${strange}`]),
  ];
  return `${kind}: ${code}, ${name}${remarks.length === 0 ? '' : ` (${remarks.join(', ')})`}`;
}
