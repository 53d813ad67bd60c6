import type { Job } from '../model/job.ts';

/** What a room of the house brings. */
export interface Feature {
  readonly name: string;
  /** What it looks after regularly. */
  readonly jobs: readonly Job[];
}
