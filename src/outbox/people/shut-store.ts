import type { Db } from '../../db/db.ts';
import type { PlatformName } from '../../platform/incoming.ts';

/** A person's private chat that refused a message. */
export interface ShutPerson {
  readonly forumId: number;
  readonly platform: PlatformName;
  readonly userId: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly reason: string;
}

/**
 * Notes that a person cannot be written to privately, also where the bot never saw their private chat. When they write to the
 * bot, their chat counts as open again.
 */
export async function noteShutPerson(db: Db, facts: ShutPerson): Promise<void> {
  const { forumId, platform, userId, reason } = facts;
  const now = new Date(facts.now);
  const { count } = await db.chat.updateMany({
    where: { platform, userId, kind: 'private' },
    data: { unreachableAt: now, unreachableReason: reason },
  });
  if (count > 0) return;
  await db.$executeRaw`
    INSERT INTO chat (forum_id, platform, external_id, kind, user_id, unreachable_at, unreachable_reason)
    VALUES (${forumId}, ${platform}, ${userId}, 'private', ${userId}, ${now}, ${reason})
    ON CONFLICT (platform, external_id, thread_id) DO UPDATE SET unreachable_at = ${now}, unreachable_reason = ${reason}`;
}
