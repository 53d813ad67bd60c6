import type { Languages } from '../i18n/index.ts';
import type { Sleep } from '../lib/sleep.ts';
import type { NoteOutcome } from './note.ts';
import type { AccountName } from './present/types.ts';
import type { Sending } from './send.ts';
import type { OutboxStats } from './stats.ts';
import type { Forgotten } from './workers/recovery.ts';
import type { WorkerLife } from './workers/worker.ts';

/** What delivering needs. */
export interface Delivering extends Sending {
  readonly languages: Languages;
  /** Admins by the environment. */
  readonly admins: readonly AccountName[];
  readonly stats: OutboxStats;
  readonly sleep: Sleep;
  /** This process as others see it; undefined while it is not running. */
  readonly life: () => WorkerLife | undefined;
  /** Ways to note an outcome: the first notes all that follows from it, each later one less. */
  readonly notes: readonly NoteOutcome[];
  readonly holding: Forgotten['holding'];
  readonly keep: Forgotten['keep'];
}
