import type { Db } from '../db/db.ts';
import { HOUR_MS } from '../lib/clock.ts';
import type { PlatformName } from '../platform/incoming.ts';

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
