import type { Command } from 'commander';
import type { HistoryReason } from '../../features/rotation/history/history.rules.ts';
import { importHistory } from '../../features/rotation/history/history.service.ts';
import type { CliContext } from '../context.ts';
import type { Sentences } from './describe-record.ts';
import { importListCommand } from './import-list.ts';

/** `import-hosts FILE`: who was host of which meeting, since the first. */
export function importHostsCommand(context: CliContext): Command {
  return importListCommand(context, {
    name: 'import-hosts',
    description: 'take over past hosts from a CSV file',
    file: 'CSV with the columns ke,tanggal,instansi,keterangan',
    action: 'tuanrumah impor',
    sentences: SENTENCES,
    lineOf: ({ number, date, shortName }) => `${number}, ${date}, ${shortName}`,
    take: importHistory,
  });
}

const SENTENCES: Sentences<HistoryReason> = {
  'no-hosts': () => 'the file has no hosts',
  'bad-number': (value) => `ke "${value}" is no number from 1 to 9999`,
  'bad-date': (value) => `tanggal "${value}" is no date such as 2024-05-03`,
  'future-date': (value) => `tanggal "${value}" has not come yet`,
  'not-held': (value) => `meeting ${value} has not been held yet`,
  'unknown-institution': (value) => `instansi "${value}" is not in the forum`,
  'long-note': (value) => `keterangan has more than ${value} characters`,
  'repeated-number': (value) => `meeting ${value} stands in an earlier line already`,
  'before-earlier': (value) => `a later number needs a later tanggal: ${value}`,
  'after-later': (value) => `an earlier number needs an earlier tanggal: ${value}`,
};
