export { parseHolidays } from './parse-holidays.ts';
export { dateConcerns, lastWorkingDay, suggestDates } from './rules.ts';
export type { Concern, Holiday } from './types.ts';
