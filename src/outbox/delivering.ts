import type { Languages } from '../i18n/index.ts';
import type { Sleep } from '../lib/sleep.ts';
import type { ClaimedDelivery, Claimer, Outcome, Sending } from './delivery.ts';
import type { AccountName } from './present/types.ts';
import type { OutboxStats } from './stats.ts';
import type { Recovery } from './wake.ts';
import type { Worker } from './workers/worker.ts';

/** Writes an outcome into the ledger with everything that follows from it. Rejects when the database is away. */
export type NoteOutcome = (noted: Noted) => Promise<void>;

/** How deliveries of one message ended, and the claim on whose strength that is written. */
export interface Noted extends Claimer {
  readonly deliveries: readonly ClaimedDelivery[];
  readonly outcome: Outcome;
}

/** What delivering needs. */
export interface Delivering extends Sending {
  readonly languages: Languages;
  /** Admins by the environment. */
  readonly admins: readonly AccountName[];
  readonly stats: OutboxStats;
  readonly sleep: Sleep;
  /** This process as others see it; undefined while it is not running. */
  readonly worker: () => Worker | undefined;
  /** Ways to note an outcome: the first notes all that follows from it, each later one less. */
  readonly notes: readonly NoteOutcome[];
  readonly claims: Pick<Recovery, 'holding' | 'keep'>;
}
