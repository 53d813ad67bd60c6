import type { Db } from '../../db/db.ts';
import type { Incoming } from '../../platform/incoming.ts';

/** Records that an update takes effect in this transaction; false when it already did. */
export async function recordUpdate(
  db: Db,
  { incoming, now }: { readonly incoming: Pick<Incoming, 'platform' | 'key'>; readonly now: number },
): Promise<boolean> {
  const written = await db.$executeRaw`
    INSERT INTO processed_update (platform, key, at) VALUES (${incoming.platform}, ${incoming.key}, ${new Date(now)})
    ON CONFLICT DO NOTHING`;
  return written === 1;
}

/** Forgets updates older than `before` (epoch milliseconds); platforms redeliver for a day at most. */
export async function forgetUpdates(db: Db, before: number): Promise<number> {
  return db.$executeRaw`DELETE FROM processed_update WHERE at < ${new Date(before)}`;
}

/**
 * When an update was recorded, if that was no later than `until` (epoch milliseconds), and when the last update before
 * then was.
 */
export async function findRecordedUpdate(
  db: Db,
  { incoming, until }: { readonly incoming: Pick<Incoming, 'platform' | 'key'>; readonly until: number },
): Promise<{ readonly at: number; readonly lastAt: number } | undefined> {
  const [row] = await db.$queryRaw<{ at: Date; last_at: Date }[]>`
    SELECT at, (SELECT max(at) FROM processed_update WHERE at <= ${new Date(until)}) AS last_at
    FROM processed_update
    WHERE platform = ${incoming.platform} AND key = ${incoming.key} AND at <= ${new Date(until)}`;
  return row === undefined ? undefined : { at: +row.at, lastAt: +row.last_at };
}
