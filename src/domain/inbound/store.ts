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
