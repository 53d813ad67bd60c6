import type { Feature } from '../feature.ts';
import { reportUnreachable } from './report-unreachable.job.ts';

/** Reminders of meetings: planned and ordered, how they are wished, and what became of them. */
export const reminders: Feature = { name: 'reminders', jobs: [reportUnreachable] };
