import { type ScheduledTask, schedule } from 'node-cron';
import { jobs } from './jobs/index.ts';
import type { Job, JobServices } from './jobs/job.ts';

/** Asks regularly what is due. */
export interface Scheduler {
  /** Begins to tick; the first tick is at once, for what became due while nothing ran. Safe to call twice. */
  start(): Promise<void>;
  /** Ends the ticks and waits for the one under way. Safe to call twice. */
  stop(): Promise<void>;
  /** Runs every job once. Never rejects: a job that fails is logged and asked again by the next tick. */
  tick(): Promise<void>;
}

const CRON = { minute: '* * * * *', 'two-seconds': '*/2 * * * * *' } as const;

/** Makes the scheduler; nothing runs before `start`. */
export function createScheduler(services: JobServices): Scheduler {
  const tasks = new Map<Job, ScheduledTask>();
  const running = new Map<Job, Promise<void>>();

  const run = (job: Job): Promise<void> => {
    const current = running.get(job);
    if (current !== undefined) return current;
    const next = job
      .run(services)
      .catch((fault: unknown) => services.logger.error({ err: fault, job: job.name }, 'job failed'))
      .finally(() => running.delete(job));
    running.set(job, next);
    return next;
  };
  const tick = async (): Promise<void> => {
    for (const job of jobs) await run(job);
  };

  return {
    start: async () => {
      if (tasks.size > 0) return;
      for (const job of jobs)
        tasks.set(
          job,
          schedule(CRON[job.every], () => run(job)),
        );
      await tick();
    },
    stop: async () => {
      for (const task of tasks.values()) await task.destroy();
      tasks.clear();
      await Promise.all(running.values());
    },
    tick,
  };
}
