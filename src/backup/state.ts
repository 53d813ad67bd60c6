import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DAY_MS, HOUR_MS } from '../lib/clock.ts';
import { nextOfCron } from '../lib/cron.ts';
import type { BackupStatus } from '../model/backup.ts';
import { writeWhole } from './files.ts';

const STATE_FILE = 'gunungan-backups.json';
const RETRY_MS = HOUR_MS;

const stateSchema = z.object({
  last: z
    .object({
      at: z.number(),
      file: z.string(),
      rows: z.number(),
      proof: z.enum(['database', 'schema', 'none']),
    })
    .optional(),
  failure: z.object({ at: z.number(), problem: z.string() }).optional(),
});

/** How the backups in a folder stand. A last one whose file is no longer there does not count. */
export async function readBackupState(folder: string): Promise<BackupStatus> {
  const { last, failure } = await readState(folder);
  const isThere =
    last !== undefined &&
    (await stat(join(folder, last.file)).then(
      (found) => found.isFile() && found.size > 0,
      () => false,
    ));
  return { last: isThere ? last : undefined, failure };
}

/** One that cannot be read is as none: the next backup makes it anew. */
async function readState(folder: string): Promise<BackupStatus> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(join(folder, STATE_FILE), 'utf8')));
  } catch {
    return {};
  }
}

/** Keeps how they stand, whole or not at all. */
export async function writeBackupState(folder: string, state: BackupStatus): Promise<void> {
  await writeWhole(join(folder, STATE_FILE), {
    write: (draft) => draft.writeFile(`${JSON.stringify(state)}\n`),
  });
}

/** When backups are made. */
export interface BackupRhythm {
  readonly schedule: string;
  readonly zone: string;
}

/** Whether one is to be made now: there is none yet, a moment of the schedule has passed, or one failed an hour ago. */
export function isBackupDue(
  { last, failure }: BackupStatus,
  { now, ...rhythm }: BackupRhythm & { readonly now: number },
): boolean {
  const tried = Math.max(last?.at ?? 0, failure?.at ?? 0);
  // What lies far in the future was written while the clock was wrong.
  if (tried === 0 || tried > now + DAY_MS) return true;
  if (failure !== undefined && now >= failure.at + RETRY_MS) return true;
  return hasPassed(tried, { now, ...rhythm });
}

/** Whether the last good one is older than it should be by the schedule, a day of grace given. */
export function isBackupOverdue(
  { last }: BackupStatus,
  { now, ...rhythm }: BackupRhythm & { readonly now: number },
): boolean {
  return last === undefined || hasPassed(last.at, { now: now - DAY_MS, ...rhythm });
}

function hasPassed(since: number, { now, schedule, zone }: BackupRhythm & { readonly now: number }): boolean {
  const next = nextOfCron(schedule, { after: since, zone });
  return next !== undefined && next <= now;
}
