import { Temporal } from 'temporal-polyfill';
import type { Holiday } from './types.ts';

const types: Readonly<Record<string, Holiday['type']>> = {
  libur_nasional: 'national',
  cuti_bersama: 'joint-leave',
};

/**
 * Reads a holiday list, tab-separated with the columns date, type, name, status; `perkiraan` in the status marks an estimate.
 * Throws an Error that names the line when it is not of that form.
 */
export function parseHolidays(text: string): readonly Holiday[] {
  const lines = text.replace(/\r/g, '').trimEnd().split('\n').slice(1);
  return lines.map((line, index) => {
    const [date = '', typeName = '', name = '', status = ''] = line.split('\t');
    const type = types[typeName];
    if (type === undefined || name === '' || !isDate(date))
      throw new Error(`Holiday list, line ${index + 2}: ${line}`);
    return { date, type, name, isEstimate: status.startsWith('perkiraan') };
  });
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
