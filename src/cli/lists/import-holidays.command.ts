import type { Command } from 'commander';
import {
  type HolidayDiff,
  type HolidayReason,
  readHolidayFile,
} from '../../features/dates/holidays.rules.ts';
import { importHolidays } from '../../features/dates/holidays.service.ts';
import type { CliContext } from '../context.ts';
import type { Sentences } from './describe-record.ts';
import { importListCommand } from './import-list.ts';

/** `import-holidays FILE`: the holidays of whole years. */
export function importHolidaysCommand(context: CliContext): Command {
  return importListCommand<HolidayDiff['added'][number], HolidayReason>(context, {
    name: 'import-holidays',
    description: 'take over the holidays of whole years from a TSV or CSV file',
    file: 'with the columns date,type,name,status; all of each year that it names',
    action: 'libur impor',
    sentences: SENTENCES,
    lineOf: ({ date, type, name, isEstimate }) =>
      `${date}, ${type === 'national' ? 'libur_nasional' : 'cuti_bersama'}, ${name}${isEstimate ? ' (estimate)' : ''}`,
    take: async (db, { forum, content, now, isPreview }) => {
      const file = readHolidayFile(content);
      if (!file.ok) return file;
      const { holidays } = file;
      const diff = await importHolidays({ db, now, forumId: forum.id }, { holidays, isPreview });
      return { ok: true, diff };
    },
  });
}

const SENTENCES: Sentences<HolidayReason> = {
  'no-holidays': () => 'the file has no holidays',
  'bad-date': (value) => `date "${value}" is no date such as 2027-03-10`,
  'far-date': (value) => `date "${value}" is not between 2020 and 2100`,
  'bad-type': (value) => `type "${value}" is neither libur_nasional nor cuti_bersama`,
  'no-name': () => 'the name is missing',
  'long-name': (value) => `the name has more than ${value} characters`,
  repeated: (value) => `"${value}" stands in an earlier line already`,
};
