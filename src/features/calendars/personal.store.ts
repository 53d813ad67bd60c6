import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { holdsAt } from '../../db/in-office.ts';
import type { Answer } from '../../model/answer.ts';

/** Whose calendar it is. */
export interface CalendarOwner {
  readonly forumId: number;
  readonly personId: number;
}

/** The token of a person's calendar; undefined where there is none yet. */
export async function findToken(db: Db, { forumId, personId }: CalendarOwner): Promise<string | undefined> {
  const row = await db.personalCalendar.findFirst({ where: { forumId, personId }, select: { token: true } });
  return row?.token;
}

/** Gives a person's calendar that token; the one before is nobody's from then on. `now` in epoch milliseconds. */
export async function saveToken(
  db: Db,
  { forumId, personId, token, now }: CalendarOwner & { readonly token: string; readonly now: number },
): Promise<void> {
  const createdAt = new Date(now);
  await db.personalCalendar.upsert({
    where: { personId, forumId },
    create: { forumId, personId, token, createdAt },
    update: { token, createdAt },
  });
}

/** Whose calendar has that token, as long as they hold a seat or a role of the forum. `now` in epoch milliseconds. */
export async function findOwner(
  db: Db,
  { token, now }: { readonly token: string; readonly now: number },
): Promise<CalendarOwner | undefined> {
  const [row] = await db.$queryRaw<CalendarOwner[]>(Prisma.sql`
    SELECT c.forum_id AS "forumId", c.person_id AS "personId" FROM personal_calendar c
    JOIN person p ON p.id = c.person_id AND p.forum_id = c.forum_id AND p.erased_at IS NULL AND p.merged_into_id IS NULL
    WHERE c.token = ${token} AND (
      EXISTS (SELECT FROM role_grant g WHERE g.person_id = p.id)
      OR EXISTS (SELECT FROM seat_holder h WHERE h.person_id = p.id AND ${holdsAt(new Date(now))}))`);
  return row;
}

/** An institution's answer to a meeting; undefined while it has none. */
export interface OwnAnswer {
  readonly meetingId: number;
  readonly shortName: string;
  readonly answer: Answer | null;
}

/** What the institutions that a person acts for answered to these meetings. `now` in epoch milliseconds. */
export async function listOwnAnswers(
  db: Db,
  facts: CalendarOwner & { readonly meetingIds: readonly number[]; readonly now: number },
): Promise<readonly OwnAnswer[]> {
  return db.$queryRaw<OwnAnswer[]>(Prisma.sql`
    SELECT m.id AS "meetingId", i.short_name AS "shortName", r.answer
    FROM seat_holder h JOIN seat s ON s.id = h.seat_id JOIN institution i ON i.id = s.institution_id AND i.left_at IS NULL
    JOIN meeting m ON m.forum_id = h.forum_id AND m.id = ANY(${[...facts.meetingIds]}::int[])
    LEFT JOIN rsvp r ON r.meeting_id = m.id AND r.institution_id = i.id
    WHERE h.forum_id = ${facts.forumId} AND h.person_id = ${facts.personId} AND ${holdsAt(new Date(facts.now))}
    GROUP BY m.id, i.id, i.short_name, r.answer ORDER BY m.id, i.id`);
}
