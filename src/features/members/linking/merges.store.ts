import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import type { GrantedRole } from '../../../model/actor.ts';
import type { MovedHoldings, MovedRecord } from '../entering/moved.types.ts';

/** Two records of one human being: `from` goes into `into`. */
export interface Merge {
  readonly forumId: number;
  readonly from: number;
  readonly into: number;
}

/**
 * Moves everything of one record to another: accounts, seats, roles, answers and the invitations that it made. The emptied record
 * stays, so that what the audit says of it can still be read, and points to the other. Gives what moved, so that it can be undone.
 * @param merge `now` in epoch milliseconds
 */
export async function mergePeople(db: Db, merge: Merge & { readonly now: number }): Promise<MovedRecord> {
  const { forumId, from, into, now } = merge;
  const theirs = { where: { forumId, personId: from }, data: { personId: into } };
  const accounts = await db.account.updateManyAndReturn({ ...theirs, select: { id: true } });
  const holdings = await db.seatHolder.updateManyAndReturn({ ...theirs, select: { id: true } });
  const doubled = await db.$queryRaw<{ role: GrantedRole }[]>`
    DELETE FROM role_grant g WHERE g.forum_id = ${forumId} AND g.person_id = ${from}
      AND EXISTS (SELECT FROM role_grant o WHERE o.person_id = ${into} AND o.role = g.role) RETURNING g.role`;
  const roles = await db.roleGrant.updateManyAndReturn({ ...theirs, select: { role: true } });
  const answers = await db.$queryRaw<{ meeting: number; institution: number }[]>`
    UPDATE rsvp SET by_person_id = ${into} WHERE forum_id = ${forumId} AND by_person_id = ${from}
    RETURNING meeting_id AS meeting, institution_id AS institution`;
  const history = await db.$queryRaw<{ id: bigint }[]>`
    UPDATE rsvp_history SET by_person_id = ${into} WHERE forum_id = ${forumId} AND by_person_id = ${from} RETURNING id`;
  const earlier = await db.person.updateManyAndReturn({
    where: { forumId, mergedIntoId: from },
    data: { mergedIntoId: into },
    select: { id: true },
  });
  await db.invitation.updateMany({ where: { forumId, createdById: from }, data: { createdById: into } });
  await db.person.updateMany({ where: { forumId, id: from }, data: { mergedIntoId: into } });
  return {
    accounts: accounts.map(({ id }) => id),
    holdings: holdings.map(({ id }) => id),
    roles: roles.map(({ role }) => role),
    doubledRoles: doubled.map(({ role }) => role),
    answers: answers.map(({ meeting, institution }) => [meeting, institution]),
    history: history.map(({ id }) => id.toString()),
    earlier: earlier.map(({ id }) => id),
    ended: await endDoubles(db, { forumId, personId: into, now }),
  };
}

/** Of several holdings of one seat that count now, one stays: the official's before the aide's, the first before the others. */
async function endDoubles(
  db: Db,
  facts: { readonly forumId: number; readonly personId: number; readonly now: number },
): Promise<MovedHoldings> {
  const { forumId, personId } = facts;
  const now = new Date(facts.now);
  const open = Prisma.sql`(o.until_at IS NULL OR o.until_at > ${now}) AND o.from_at <= ${now}`;
  const doubles = await db.$queryRaw<{ id: number; until: Date | null }[]>(Prisma.sql`
    SELECT h.id, h.until_at AS until FROM seat_holder h
    WHERE h.forum_id = ${forumId} AND h.person_id = ${personId} AND (h.until_at IS NULL OR h.until_at > ${now})
      AND EXISTS (SELECT FROM seat_holder o WHERE o.seat_id = h.seat_id AND o.person_id = h.person_id AND o.id <> h.id AND ${open}
        AND (o.capacity > h.capacity OR (o.capacity = h.capacity AND o.id < h.id)))`);
  await db.seatHolder.updateMany({
    where: { id: { in: doubles.map(({ id }) => id) } },
    data: { untilAt: now },
  });
  return doubles.map(({ id, until }) => ({ id, until: until === null ? null : +until }));
}
