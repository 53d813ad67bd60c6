import type { AdminId } from '../../config.ts';
import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import type { Context } from '../../model/actor.ts';
import { type ContextRow, toContext } from './row.ts';
import { contextColumns, contextTables, type Origin } from './statement.ts';

/** Finds who speaks, where, about which forum, in one statement. */
export async function loadContext(
  db: Db,
  facts: { readonly origin: Origin; readonly now: number; readonly admins: readonly AdminId[] },
): Promise<Context> {
  const rows = await db.$queryRaw<ContextRow[]>(Prisma.sql`
    WITH ${contextTables(facts.origin, new Date(facts.now))}
    SELECT ${contextColumns} FROM known_forum f`);
  const row = rows[0];
  if (row === undefined) throw new Error('no forum exists; the start creates the first one');
  return toContext(row, facts.origin, facts.admins);
}
