import { type ScheduledTask, schedule } from 'node-cron';
import { isOutage } from '../db/outage.ts';
import { createTroubles } from '../db/troubles.ts';
import type { TroubleLog } from '../lib/trouble-log.ts';
import type { Job, JobServices } from '../model/job.ts';

/** Asks regularly what is due. */
export interface Scheduler {
  /** Begins to tick; the first tick is at once, for what became due while nothing ran. Safe to call twice. */
  start(): Promise<void>;
  /** Ends the ticks, waits for the job under way and begins none after it. Safe to call twice. */
  stop(): Promise<void>;
  /** Runs every job once, or those of one rhythm. Never rejects: a job that fails is logged and asked again by the next tick. */
  tick(every?: Job['every']): Promise<void>;
}

const EVERY_MINUTE = '* * * * *';
/** Not when everything else of a machine begins. */
const EVERY_HOUR = '17 * * * *';
const BEAT_MS = 2_000;
/** A clock that went back, or on by more than this between two beats, was set, or the machine slept. */
const JUMP_MS = 10_000;

/** Calls a task regularly until the returned function is called. */
export type Beat = (task: () => void) => () => void;

const everyTwoSeconds: Beat = (task) => {
  const timer = setInterval(task, BEAT_MS);
  return () => clearInterval(timer);
};

/** What the scheduler is made from. */
export interface SchedulerParts extends JobServices {
  /** In the order in which one tick runs them. */
  readonly jobs: readonly Job[];
}

/**
 * Makes the scheduler; nothing runs before `start`.
 * @param startBeat what counts on whatever the clock says; every two seconds unless given
 */
export function createScheduler(parts: SchedulerParts, startBeat: Beat = everyTwoSeconds): Scheduler {
  const { clock, logger } = parts;
  const runner = createRunner(parts);
  let crons: readonly ScheduledTask[] = [];
  let stopBeat: (() => void) | undefined;
  let lastBeatAt = 0;

  const isRunning = (): boolean => stopBeat !== undefined;
  const round = (every?: Job['every']): Promise<void> => runner.run(every, isRunning);
  const disarmCron = async (): Promise<void> => {
    for (const cron of crons) await cron.destroy();
    crons = [];
  };
  const armCron = async (): Promise<void> => {
    await disarmCron();
    if (!isRunning()) return;
    // It names every minute it missed while the machine slept; what was missed is the domain's to decide, not to print.
    const quietly = { suppressMissedWarning: true };
    crons = [
      schedule(EVERY_MINUTE, () => round('minute'), quietly),
      schedule(EVERY_HOUR, () => round('hour'), quietly),
    ];
  };
  // A cron expression waits for a moment of the wall clock, which is far away once the clock has been set back, and is
  // gone through minute by minute once it has been set on. The beat runs on its own and begins anew after a jump.
  const beat = async (): Promise<void> => {
    const now = clock.now();
    const hasJumped = now < lastBeatAt || now - lastBeatAt > JUMP_MS;
    lastBeatAt = now;
    if (!hasJumped) return round('two-seconds');
    logger.info('the clock jumped');
    await armCron();
    await round();
  };

  return {
    start: async () => {
      if (isRunning()) return;
      lastBeatAt = clock.now();
      stopBeat = startBeat(() => void beat());
      await armCron();
      await round();
    },
    stop: async () => {
      stopBeat?.();
      stopBeat = undefined;
      await disarmCron();
      await runner.settled();
    },
    tick: (every) => runner.run(every),
  };
}

/** Runs jobs, each at most once at a time. */
interface Runner {
  /** Runs the jobs of that rhythm one after another, or all, for as long as they are wanted. Never rejects. */
  run(every?: Job['every'], isWanted?: () => boolean): Promise<void>;
  /** Resolves when what runs has ended. */
  settled(): Promise<void>;
}

function createRunner({ jobs, ...services }: SchedulerParts): Runner {
  const troubles = createTroubles(services.logger);
  const running = new Map<Job, Promise<void>>();
  const runOne = (job: Job): Promise<void> => {
    const current = running.get(job);
    if (current !== undefined) return current;
    const next = job
      .run(services)
      .catch((fault: unknown) => reportFault(troubles, { job: job.name, fault }))
      .finally(() => running.delete(job));
    running.set(job, next);
    return next;
  };
  return {
    run: async (every, isWanted = () => true) => {
      for (const job of jobs)
        if ((every === undefined || job.every === every) && isWanted()) await runOne(job);
    },
    settled: async () => {
      await Promise.all(running.values());
    },
  };
}

/** A database that is away says so in one line; anything else tells its place, never its words. */
function reportFault(
  troubles: TroubleLog,
  { fault, job }: { readonly fault: unknown; readonly job: string },
): void {
  troubles.report(fault, { message: isOutage(fault) ? 'job waits for the database' : 'job failed', job });
}
