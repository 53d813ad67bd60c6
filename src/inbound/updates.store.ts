import type { Db } from '../db/db.ts';
import { USE_NOTED_MS } from '../model/last-used.ts';
import type { Incoming } from '../platform/incoming.ts';

/**
 * Records that an update takes effect in this transaction; false when it already did. In the same statement the sender's
 * accounts count as used, unless that was noted a moment ago.
 * @param facts `usedBy` the sender's id on the platform, where it is a person who did something; `now` in epoch milliseconds
 */
export async function recordUpdate(
  db: Db,
  facts: {
    readonly incoming: Pick<Incoming, 'platform' | 'key'>;
    readonly usedBy?: string | undefined;
    readonly now: number;
  },
): Promise<boolean> {
  const { platform, key } = facts.incoming;
  const now = new Date(facts.now);
  const [row] = await db.$queryRaw<{ fresh: boolean }[]>`
    WITH seen AS (
      INSERT INTO processed_update (platform, key, at) VALUES (${platform}, ${key}, ${now})
      ON CONFLICT DO NOTHING RETURNING key
    ), used AS (
      UPDATE account SET last_used_at = ${now}
      WHERE platform = ${platform} AND external_id = ${facts.usedBy ?? null} AND EXISTS (SELECT FROM seen)
        AND (last_used_at IS NULL OR last_used_at <= ${new Date(facts.now - USE_NOTED_MS)})
    )
    SELECT EXISTS (SELECT FROM seen) AS fresh`;
  return row?.fresh ?? false;
}

/** Whether a platform ever handed over something that is remembered: an update, a chat, an account in use. */
export async function hasHeardAnybody(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<{ heard: boolean }[]>`
    SELECT EXISTS (SELECT FROM processed_update) OR EXISTS (SELECT FROM chat)
      OR EXISTS (SELECT FROM account WHERE last_used_at IS NOT NULL) AS heard`;
  return row?.heard ?? false;
}

/** So many updates are forgotten at a time, a minute's worth of the busiest day. */
const FORGOTTEN_AT_ONCE = 5_000;

/** Forgets updates older than `before` (epoch milliseconds), a batch of them; platforms redeliver for a day at most. */
export async function forgetUpdates(db: Db, before: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM processed_update WHERE (platform, key) IN (
      SELECT platform, key FROM processed_update WHERE at < ${new Date(before)}
      ORDER BY at LIMIT ${FORGOTTEN_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
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
