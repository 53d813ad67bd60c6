import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { openClient } from '../db/connection.ts';
import { isOutage } from '../db/outage.ts';
import { createTroubles } from '../db/troubles.ts';
import type { Clock } from '../lib/clock.ts';
import { faultFacts } from '../lib/error.ts';
import type { Logger } from '../lib/logger.ts';
import type { BackupProof, BackupStatus, GoodBackup } from '../model/backup.ts';
import type { Job } from '../model/job.ts';
import { dumpDatabase } from './dump.ts';
import { backupName, rotate, writeWhole } from './files.ts';
import { problemOf } from './problem.ts';
import { type ProvingPlace, proveBackup } from './prove.ts';
import { type BackupRhythm, isBackupDue, readBackupState, writeBackupState } from './state.ts';

/** Makes backups by itself. */
export interface Backups {
  /** Makes one when it is due. Never rejects. */
  tick(): Promise<void>;
  readonly status: () => Promise<BackupStatus>;
  /** Since the last good one; without any it is endless, so that an alarm for old ones also tells of none. */
  readonly ageSeconds: () => Promise<number>;
  /** Breaks off the one under way. Safe to call twice. */
  stop(): Promise<void>;
}

/** What backups are made from. */
export interface BackupsParts extends ProvingPlace, BackupRhythm {
  readonly folder: string;
  /** How many are kept. */
  readonly keep: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Of several processes one makes a backup; beside it stands the schema, because several bots may share a database. */
const LOCK_KEY = 72_707_370;

/** Has backups made when they are due; a start and the scheduler's other jobs do not wait for one. */
export function backupJob(backups: Pick<Backups, 'tick'>): Job {
  const run = async (): Promise<void> => {
    void backups.tick();
  };
  return { name: 'back-up', every: 'minute', run };
}

/** Makes what makes backups; nothing is written before the first `tick`. */
export function createBackups(parts: BackupsParts): Backups {
  const { folder, clock, logger } = parts;
  const stopping = new AbortController();
  const troubles = createTroubles(logger);
  /** A folder that cannot be written to cannot hold why either. */
  let ownFailure: BackupStatus['failure'];
  let running: Promise<void> | undefined;
  const status = async (): Promise<BackupStatus> => {
    const { last, failure } = await readBackupState(folder);
    const ownNow = (ownFailure?.at ?? 0) > (last?.at ?? 0) ? ownFailure : undefined;
    return { last, failure: failure ?? ownNow };
  };
  const fail = async (fault: unknown): Promise<void> => {
    if (stopping.signal.aborted) return;
    if (isOutage(fault)) return troubles.report(fault, { message: 'backup waits for the database' });
    const { last, failure } = await status();
    const problem = problemOf(fault);
    if (failure?.problem !== problem) logger.error({ problem, ...faultFacts(fault) }, 'backup failed');
    ownFailure = { at: clock.now(), problem };
    await writeBackupState(folder, { last, failure: ownFailure }).catch(() => undefined);
  };
  const isDue = async (): Promise<boolean> => isBackupDue(await status(), { ...parts, now: clock.now() });
  const work = async (): Promise<void> => {
    if (stopping.signal.aborted || !(await isDue())) return;
    await aloneOn(parts.connectionString, async (client) => {
      // Another process may have made it meanwhile.
      if (!(await isDue())) return;
      const made = await makeBackup(client, { ...parts, signal: stopping.signal });
      ownFailure = undefined;
      logger.info(made, 'backup made');
      if (made.proof === 'none')
        logger.warn('the backup is not proved: the role may make neither a database nor a schema');
    });
  };
  return {
    tick: () => {
      running ??= work()
        .catch(fail)
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    status,
    ageSeconds: async () => ageOf(await status(), clock.now()),
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

function ageOf({ last }: BackupStatus, now: number): number {
  return last === undefined ? Number.POSITIVE_INFINITY : (now - last.at) / 1_000;
}

/** Runs `action` unless another process does so on this database. */
async function aloneOn(connectionString: string, action: (client: Client) => Promise<void>): Promise<void> {
  const client = await openClient(
    { connectionString, application_name: 'gunungan backup', connectionTimeoutMillis: 10_000 },
    () => undefined,
  );
  try {
    const { rows } = await client.query<{ isOurs: boolean }>(
      `SELECT pg_try_advisory_lock($1, hashtext(current_schema())) AS "isOurs"`,
      [LOCK_KEY],
    );
    if (rows[0]?.isOurs === true) await action(client);
  } finally {
    await client.end();
  }
}

async function makeBackup(
  client: Client,
  { folder, keep, clock, signal, ...place }: BackupsParts & { readonly signal: AbortSignal },
): Promise<GoodBackup> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const at = clock.now();
  const file = backupName(at);
  let proof: BackupProof = 'none';
  const { rows } = await writeWhole(join(folder, file), {
    write: (draft) => dumpDatabase(client, { file: draft, now: at, signal }),
    check: async (path, written) => {
      proof = await proveBackup(place, { path, rows: written.rows, signal });
    },
  });
  const made: GoodBackup = { at, file, rows, proof };
  await writeBackupState(folder, { last: made });
  await rotate(folder, keep);
  return made;
}
