import type { Db } from '../../db/db.ts';
import type { Randomness } from '../../lib/ids.ts';
import type { Forum } from '../../model/forum.ts';
import type { IncomingChat, PlatformName } from '../../platform/incoming.ts';

const COLUMNS = { id: true, name: true, timeZone: true, locale: true } as const;

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

const TOKEN_BYTES = 16;

/** Makes the token of a forum's calendar feed: whoever knows it may read the feed. */
export function newCalendarToken(randomness: Randomness): string {
  return randomness.token(TOKEN_BYTES);
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

/** A forum's quorum (see `readQuorum`); empty where none is set. */
export async function quorumOf(db: Db, forumId: number): Promise<string> {
  const row = await db.forum.findUniqueOrThrow({ where: { id: forumId }, select: { quorum: true } });
  return row.quorum;
}

/** Sets it. */
export async function setQuorum(
  db: Db,
  { forumId, quorum }: { readonly forumId: number; readonly quorum: string },
): Promise<void> {
  await db.forum.update({ where: { id: forumId }, data: { quorum } });
}

/** Numbers of announced meetings to come whose invitation was not sent to a chat, the soonest first. */
export async function announcedElsewhere(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly platform: PlatformName;
    readonly chat: IncomingChat;
    readonly now: number;
  },
): Promise<readonly number[]> {
  const { forumId, platform, chat } = facts;
  const rows = await db.$queryRaw<{ number: number }[]>`
    SELECT m.number FROM meeting m JOIN chat c ON c.platform = ${platform} AND c.external_id = ${chat.id} AND c.thread_id = ${chat.threadId}
    WHERE m.forum_id = ${forumId} AND m.state = 'announced' AND m.starts_at > ${new Date(facts.now)} AND NOT EXISTS (
      SELECT FROM delivery d JOIN notice n ON n.id = d.notice_id
      WHERE d.meeting_id = m.id AND n.kind = 'announcement' AND d.target = 'chat:' || c.id
        AND d.state IN ('queued', 'sending', 'sent', 'unreachable'))
    ORDER BY m.starts_at, m.id`;
  return rows.map(({ number }) => number);
}
