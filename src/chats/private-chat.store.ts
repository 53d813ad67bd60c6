import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import { CAN_WRITE_FIRST, type PlatformName } from '../platform/incoming.ts';

/**
 * In SQL, beside an account `a`: what is known of its private chat, as `c` with `open` (it was opened, and refused nothing since),
 * `shut` (it refused the last message), `refusal` (in which words) and `locale`.
 */
export const WITH_PRIVATE_CHAT = Prisma.sql`CROSS JOIN LATERAL (
  SELECT coalesce(bool_or(pc.reachable_at IS NOT NULL AND pc.unreachable_at IS NULL), false) AS open,
    coalesce(bool_and(pc.unreachable_at IS NOT NULL), false) AS shut, max(pc.locale) AS locale,
    max(CASE WHEN pc.unreachable_at IS NOT NULL THEN coalesce(pc.unreachable_reason, '') END) AS refusal
  FROM chat pc WHERE pc.platform = a.platform AND pc.user_id = a.external_id AND pc.kind = 'private') c`;

const WRITTEN_FIRST = Object.entries(CAN_WRITE_FIRST).flatMap(([name, can]) => (can ? [name] : []));

/** In SQL: whether account `a` may be written to privately. Its chat must have refused nothing, and where the bot may not write first, have been opened. */
export const MAY_WRITE = Prisma.sql`CASE WHEN a.platform::text = ANY(${WRITTEN_FIRST}::text[]) THEN NOT c.shut ELSE c.open END`;

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
