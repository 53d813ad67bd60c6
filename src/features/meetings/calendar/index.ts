export { dateConcerns, suggestDates } from './rules.ts';
export type { Concern } from './types.ts';
