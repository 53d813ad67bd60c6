import { cleanCell } from '../../../lib/table/clean.ts';
import { readTable } from '../../../lib/table/read.ts';
import type { SeedInstitution } from './seed.store.ts';

/** Reads the list of institutions that ships with the bot (`data/institutions.csv`). Throws when it has not its columns. */
export function readInstitutions(content: Uint8Array): readonly SeedInstitution[] {
  const table = readTable(content);
  if (!table.ok) throw new Error(`institutions.csv cannot be read: ${table.reason}`);
  const columns = table.header.cells;
  return table.rows.map(({ cells }) => {
    const cell = (column: string): string => cleanCell(cells[columns.indexOf(column)] ?? '');
    return {
      code: cell('code'),
      officialName: cell('official_name'),
      shortName: cell('short_name'),
      kind: cell('kind'),
      timeZone: cell('time_zone'),
      title: cell('secretary_title'),
      verified: cell('verified') === 'ya',
    };
  });
}
