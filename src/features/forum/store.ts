import type { Db } from '../../db/db.ts';
import type { Randomness } from '../../lib/ids.ts';
import type { Forum } from '../../model/forum.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import { newCalendarToken } from '../meetings/calendar-address.store.ts';

const COLUMNS = { id: true, name: true, timeZone: true, locale: true, cadenceMonths: true } as const;

/** A forum by its row. */
export async function findForum(db: Db, id: number): Promise<Forum | undefined> {
  return (await db.forum.findUnique({ where: { id }, select: COLUMNS })) ?? undefined;
}

/** A forum by its name. */
export async function findForumByName(db: Db, name: string): Promise<Forum | undefined> {
  return (await db.forum.findUnique({ where: { name }, select: COLUMNS })) ?? undefined;
}

/** All forums, the oldest first. */
export async function listForums(db: Db): Promise<readonly Forum[]> {
  return db.forum.findMany({ orderBy: { id: 'asc' }, select: COLUMNS });
}

/** The forums in which an account has rights, the oldest first. */
export async function listForumsOf(
  db: Db,
  account: { readonly platform: PlatformName; readonly externalId: string },
): Promise<readonly Forum[]> {
  const rows = await db.account.findMany({
    where: { ...account, revokedAt: null },
    select: { forumId: true },
  });
  return db.forum.findMany({
    where: { id: { in: rows.map((row) => row.forumId) } },
    orderBy: { id: 'asc' },
    select: COLUMNS,
  });
}

/** A forum about to be made. */
export interface NewForum {
  readonly name: string;
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly randomness: Randomness;
}

/** Makes a forum unless one of that name exists; several processes may try at once. */
export async function ensureForum(
  db: Db,
  { name, timeZone, now, randomness }: NewForum,
): Promise<{ readonly forum: Forum; readonly isNew: boolean }> {
  const made = await db.forum.createMany({
    data: [{ name, timeZone, calendarToken: newCalendarToken(randomness), createdAt: new Date(now) }],
    skipDuplicates: true,
  });
  const forum = await findForumByName(db, name);
  if (forum === undefined) throw new Error(`the forum ${name} could not be made`);
  return { forum, isNew: made.count === 1 };
}

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
