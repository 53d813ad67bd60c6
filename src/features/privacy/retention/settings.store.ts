import type { Db } from '../../../db/db.ts';

/** How many months a forum keeps what was sent to whom. */
export async function ledgerMonthsOf(db: Db, forumId: number): Promise<number> {
  const row = await db.forum.findUniqueOrThrow({ where: { id: forumId }, select: { ledgerMonths: true } });
  return row.ledgerMonths;
}

/** Sets it; see `LEDGER_MONTHS`. */
export async function setLedgerMonths(
  db: Db,
  { forumId, months }: { readonly forumId: number; readonly months: number },
): Promise<void> {
  await db.forum.update({ where: { id: forumId }, data: { ledgerMonths: months } });
}
