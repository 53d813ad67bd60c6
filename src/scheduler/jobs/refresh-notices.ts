import type { Job } from './job.ts';

/** Edits posted invitations that have become stale. */
export const refreshNotices: Job = {
  name: 'refresh-notices',
  every: 'two-seconds',
  run: ({ outbox }) => outbox.refreshNotices('stale'),
};
