import type { Job } from './job.ts';

/** Compares every recent invitation with the present state: a deadline that passes changes it without any mark. */
export const compareNotices: Job = {
  name: 'compare-notices',
  every: 'minute',
  run: ({ outbox }) => outbox.refreshNotices('all'),
};
