import type { Job } from './job.ts';

/** Forgets what is no longer needed. */
export const tidy: Job = {
  name: 'tidy',
  every: 'minute',
  run: ({ outbox }) => outbox.tidy(),
};
