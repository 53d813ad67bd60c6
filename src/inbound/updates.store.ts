import type { Db } from '../db/db.ts';
import { HOUR_MS } from '../lib/clock.ts';
import { USE_NOTED_MS } from '../model/last-used.ts';
import type { Incoming, PlatformName } from '../platform/incoming.ts';

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

/**
 * Takes the leave to tell somebody what the bot can read: given once an hour to each account, however many ask at once and
 * in whichever process. Kept among the updates that took effect, and forgotten with them.
 * @param facts `now` in epoch milliseconds
 */
export async function takeHint(
  db: Db,
  {
    platform,
    userId,
    now,
  }: { readonly platform: PlatformName; readonly userId: string; readonly now: number },
): Promise<boolean> {
  const written = await db.$executeRaw`
    INSERT INTO processed_update (platform, key, at) VALUES (${platform}, ${`hint:${userId}`}, ${new Date(now)})
    ON CONFLICT (platform, key) DO UPDATE SET at = ${new Date(now)}
      WHERE processed_update.at <= ${new Date(now - HOUR_MS)}`;
  return written === 1;
}

/** A message by its key (see `Incoming.key`); `now` in epoch milliseconds. */
export interface HeardMessage {
  readonly platform: PlatformName;
  readonly key: string;
  readonly now: number;
}

/** What became of a message: nobody heard it, it had no effect, or it had one. */
export type Standing = 'unheard' | 'refused' | 'done';

/** Notes that a message had no effect, so that it may be mended. Kept among the updates, and forgotten with them. */
export async function noteRefused(db: Db, { platform, key, now }: HeardMessage): Promise<void> {
  await db.processedUpdate.createMany({
    data: [{ platform, key: refusedKey(key), at: new Date(now) }],
    skipDuplicates: true,
  });
}

/** What became of a message. */
export async function findStanding(
  db: Db,
  { platform, key }: Pick<HeardMessage, 'platform' | 'key'>,
): Promise<Standing> {
  const rows = await db.processedUpdate.findMany({
    where: { platform, key: { in: [key, refusedKey(key)] } },
    select: { key: true },
  });
  if (rows.some((row) => row.key !== key)) return 'refused';
  return rows.length === 0 ? 'unheard' : 'done';
}

/** Notes that a message has its effect after all, by an edit. */
export async function noteDone(db: Db, { platform, key, now }: HeardMessage): Promise<void> {
  await db.processedUpdate.deleteMany({ where: { platform, key: refusedKey(key) } });
  await db.processedUpdate.createMany({ data: [{ platform, key, at: new Date(now) }], skipDuplicates: true });
}

/** Takes the leave to answer an album: given to the first of its messages that is handled. */
export async function takeAlbum(
  db: Db,
  { platform, albumId, now }: Omit<HeardMessage, 'key'> & { readonly albumId: string },
): Promise<boolean> {
  const { count } = await db.processedUpdate.createMany({
    data: [{ platform, key: `album:${albumId}`, at: new Date(now) }],
    skipDuplicates: true,
  });
  return count === 1;
}

function refusedKey(key: string): string {
  return `refused:${key}`;
}
