import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { MINUTE_MS } from '../../lib/clock.ts';
import { hashText, type Randomness } from '../../lib/ids.ts';
import { newCalendarToken } from './store.ts';

const KEY_LENGTH = 16;
/** Whoever changes several offices in a row is told once. */
const GRACE_MS = 10 * MINUTE_MS;

/** A forum's calendar feed. */
export interface ForumCalendar {
  readonly forumId: number;
  readonly forumName: string;
  /** Whoever knows it may read the feed. */
  readonly token: string;
  /**
   * Tells this forum from every other one anywhere, tells nothing of the token, and stays when that is renewed: the ids of the
   * events are made of it.
   */
  readonly key: string;
}

const COLUMNS = { id: true, name: true, calendarToken: true, calendarKey: true } as const;

function toCalendar(row: Prisma.ForumGetPayload<{ select: typeof COLUMNS }>): ForumCalendar {
  const { id, name, calendarToken: token, calendarKey } = row;
  const key = calendarKey ?? hashText(`calendar:${token}`).slice(0, KEY_LENGTH);
  return { forumId: id, forumName: name, token, key };
}

/** The calendar feed of a forum. */
export async function calendarOf(db: Db, forumId: number): Promise<ForumCalendar> {
  return toCalendar(await db.forum.findUniqueOrThrow({ where: { id: forumId }, select: COLUMNS }));
}

/** The calendar feed with this token. */
export async function findCalendar(db: Db, calendarToken: string): Promise<ForumCalendar | undefined> {
  const row = await db.forum.findUnique({ where: { calendarToken }, select: COLUMNS });
  return row === null ? undefined : toCalendar(row);
}

/**
 * Gives a feed another token and returns it; the one before is nobody's from then on. Undefined when somebody else renewed it
 * meanwhile.
 * @param facts `now` in epoch milliseconds
 */
export async function renewCalendarToken(
  db: Db,
  facts: { readonly calendar: ForumCalendar; readonly randomness: Randomness; readonly now: number },
): Promise<string | undefined> {
  const { forumId, token, key } = facts.calendar;
  const calendarToken = newCalendarToken(facts.randomness);
  const { count } = await db.forum.updateMany({
    where: { id: forumId, calendarToken: token },
    data: { calendarToken, calendarKey: key, calendarTokenAt: new Date(facts.now) },
  });
  return count === 1 ? calendarToken : undefined;
}

/**
 * Feeds whose token somebody may know who has left since it was made: whose last seat ended, who was cut off, or who was
 * forgotten some minutes ago or longer, and who has neither seat nor role now. Of who left before `leftSince` nothing is asked, so
 * that what is read does not grow with all who ever left. Moments in epoch milliseconds.
 */
export async function listExposedCalendars(
  db: Db,
  { now, leftSince }: { readonly now: number; readonly leftSince: number },
): Promise<readonly ForumCalendar[]> {
  const at = new Date(now);
  const left = new Date(now - GRACE_MS);
  const after = new Date(leftSince);
  const rows = await db.$queryRaw<{ id: number }[]>(Prisma.sql`
    WITH gone AS (
      SELECT person_id, until_at AS at FROM seat_holder WHERE until_at > ${after} AND until_at <= ${left}
      UNION SELECT person_id, revoked_at FROM account WHERE revoked_at > ${after} AND revoked_at <= ${left}
      UNION SELECT id, erased_at FROM person WHERE erased_at > ${after} AND erased_at <= ${left}
    )
    SELECT DISTINCT f.id FROM gone JOIN person p ON p.id = gone.person_id AND p.merged_into_id IS NULL
    JOIN forum f ON f.id = p.forum_id AND gone.at > coalesce(f.calendar_token_at, f.created_at)
    WHERE NOT EXISTS (SELECT FROM role_grant g WHERE g.person_id = p.id)
      AND NOT EXISTS (SELECT FROM seat_holder h WHERE h.person_id = p.id AND (h.until_at IS NULL OR h.until_at > ${at}))`);
  const forums = await db.forum.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    select: COLUMNS,
  });
  return forums.map(toCalendar);
}
