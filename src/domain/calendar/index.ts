export { parseHolidays } from './parse-holidays.ts';
export { dateConcerns, suggestDates } from './rules.ts';
export type { Concern, Holiday } from './types.ts';
