import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from './client.ts';
import type { Db } from './db.ts';

/** How a transaction is run. */
export interface TransactionOptions {
  /** `Serializable` where a rule must hold over rows that are only read; PostgreSQL's default otherwise. */
  readonly isolation?: 'ReadCommitted' | 'RepeatableRead' | 'Serializable';
}

/** Runs of a transaction at most, when PostgreSQL keeps choosing it as the one that must yield. */
const MAX_RUNS = 5;
const FIRST_PAUSE_MS = 10;

/**
 * Runs `action` in one transaction and gives back its result. When PostgreSQL breaks the transaction off because of a
 * deadlock or a serialization failure, it is run again, so `action` must do nothing but work on `db`.
 */
export async function inTransaction<T>(
  { prisma, isolation }: Pick<Database, 'prisma'> & TransactionOptions,
  action: (db: Db) => Promise<T>,
): Promise<T> {
  const settings = isolation === undefined ? {} : { isolationLevel: isolation };
  for (let run = 1; ; run += 1) {
    try {
      return await prisma.$transaction(action, settings);
    } catch (fault) {
      if (run === MAX_RUNS || !isWorthAnotherRun(fault)) throw fault;
      await pause(FIRST_PAUSE_MS * 2 ** (run - 1));
    }
  }
}

/**
 * Prisma's code for deadlocks and serialization failures, PostgreSQL's own, and the adapter's word for them. Of two who give a
 * seat at once the second breaks the rule of one holder (23P01, exclusion_violation), and sees the first when it is run again.
 */
const passingFaults = new Set(['P2034', '40001', '40P01', '23P01', 'TransactionWriteConflict']);

/** Whether a transaction failed only because another one was in its way. */
function isWorthAnotherRun(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null) return false;
  const facts: Readonly<Record<string, unknown>> = { ...fault };
  if ([facts.code, facts.kind, facts.originalCode].some((code) => passingFaults.has(String(code))))
    return true;
  const inner = [facts.meta, facts.driverAdapterError, fault instanceof Error ? fault.cause : facts.cause];
  return inner.some(isWorthAnotherRun);
}
