import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';

/** A delivery that wants to be the one reminder of a day, see `daySlot`. */
export interface WantedSlot {
  readonly deliveryId: number;
  readonly forumId: number;
  readonly slot: string;
}

/**
 * Gives each slot to one delivery, whichever process asks first: the others wait for its transaction. What was sent keeps it, what was
 * not gives it back. Gives back the slots that were given.
 */
export async function takeDaySlots(db: Db, wanted: readonly WantedSlot[]): Promise<ReadonlySet<string>> {
  for (const forumId of new Set(wanted.map((one) => one.forumId).toSorted((left, right) => left - right)))
    await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('day-slot'), ${forumId}::int)`;
  const rows = JSON.stringify(
    wanted.map(({ deliveryId, forumId, slot }) => ({ id: deliveryId, forum_id: forumId, slot })),
  );
  const taken = await db.$queryRaw<{ slot: string }[]>(Prisma.sql`
    UPDATE delivery d SET day_slot = w.slot
    FROM jsonb_to_recordset(${rows}::jsonb) AS w(id int, forum_id int, slot text)
    WHERE d.id = w.id AND d.forum_id = w.forum_id
      AND NOT EXISTS (SELECT FROM delivery o WHERE o.forum_id = w.forum_id AND o.day_slot = w.slot AND o.id <> w.id)
    RETURNING w.slot`);
  return new Set(taken.map(({ slot }) => slot));
}
