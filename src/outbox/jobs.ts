import type { Job } from '../model/job.ts';
import type { Outbox } from './index.ts';

/** What the outbox has to be asked regularly, in this order. */
export function outboxJobs(outbox: Pick<Outbox, 'tick' | 'refreshNotices' | 'tidy'>): readonly Job[] {
  return [
    { name: 'wake-deliveries', every: 'two-seconds', run: () => outbox.tick() },
    { name: 'refresh-notices', every: 'two-seconds', run: () => outbox.refreshNotices('stale') },
    // A deadline that passes changes an invitation without any mark.
    { name: 'compare-notices', every: 'minute', run: () => outbox.refreshNotices('all') },
    { name: 'tidy', every: 'minute', run: () => outbox.tidy() },
  ];
}
