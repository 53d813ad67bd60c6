import type { Job } from './job.ts';

/** Wakes deliveries whose time has come, and takes over those of processes that died. */
export const wakeDeliveries: Job = {
  name: 'wake-deliveries',
  every: 'two-seconds',
  run: ({ outbox }) => outbox.tick(),
};
