import { Command } from 'commander';
import { inTransaction } from '../db/transaction.ts';
import { recordOperatorAct } from '../features/audit/service.ts';
import { type HolidayDiff, type HolidayReason, readHolidayFile } from '../features/dates/holidays.rules.ts';
import { importHolidays } from '../features/dates/holidays.service.ts';
import { type CliContext, configOf, writeLine } from './context.ts';
import { describeRecord } from './describe-record.ts';
import { dataError } from './exit.ts';
import { readNamedFile } from './file.ts';
import { chooseForum, type ForumChoice } from './forum.ts';
import { withStore } from './store.ts';

interface HolidaysOptions extends ForumChoice {
  readonly preview?: boolean;
}

/** `import-holidays FILE`: the holidays of whole years. */
export function importHolidaysCommand(context: CliContext): Command {
  return new Command('import-holidays')
    .description('take over the holidays of whole years from a TSV or CSV file')
    .argument('<file>', 'with the columns date,type,name,status; all of each year that it names')
    .option('--forum <name>', 'the forum, where there are several')
    .option('--preview', 'only show what would change')
    .action(async (path: string, options: HolidaysOptions) => {
      const config = configOf(context);
      const file = readHolidayFile(await readNamedFile(path));
      if (!file.ok) throw dataError(file.problems.map((one) => describeRecord(one, SENTENCES)));
      const isPreview = options.preview === true;
      const { holidays } = file;
      const { added, removed, unchanged } = await withStore({ context, config }, ({ database }) =>
        inTransaction(database, async (db) => {
          const { id: forumId } = await chooseForum(db, { choice: options, context, config });
          const now = context.clock.now();
          const diff = await importHolidays({ db, now, forumId }, { holidays, isPreview });
          const count = diff.added.length + diff.removed.length;
          const fact = { action: 'libur impor', subject: `${count}` };
          if (count > 0 && !isPreview) await recordOperatorAct(db, { forumId, at: now, ...fact });
          return diff;
        }),
      );
      if (isPreview)
        for (const line of [...lines('new', added), ...lines('removed', removed)]) writeLine(context, line);
      writeLine(context, `${added.length} new, ${removed.length} removed, ${unchanged} unchanged`);
    });
}

function lines(word: string, holidays: HolidayDiff['added']): readonly string[] {
  return holidays.map(
    ({ date, type, name, isEstimate }) =>
      `${word}: ${date}, ${type === 'national' ? 'libur_nasional' : 'cuti_bersama'}, ${name}${isEstimate ? ' (estimate)' : ''}`,
  );
}

const SENTENCES: Readonly<Record<HolidayReason, (value: string) => string>> = {
  'no-holidays': () => 'the file has no holidays',
  'bad-date': (value) => `date "${value}" is no date such as 2027-03-10`,
  'far-date': (value) => `date "${value}" is not between 2020 and 2100`,
  'bad-type': (value) => `type "${value}" is neither libur_nasional nor cuti_bersama`,
  'no-name': () => 'the name is missing',
  'long-name': (value) => `the name has more than ${value} characters`,
  repeated: (value) => `"${value}" stands in an earlier line already`,
};
