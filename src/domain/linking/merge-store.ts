import type { Db } from '../../db/db.ts';

/** Two records of one human being: `from` goes into `into`. */
export interface Merge {
  readonly forumId: number;
  readonly from: number;
  readonly into: number;
}

/**
 * Moves everything of one record to another: accounts, seats, roles and answers. The emptied record stays, so that what
 * the audit says of it can still be read, and points to the other.
 */
export async function mergePeople(db: Db, { forumId, from, into }: Merge): Promise<void> {
  await db.account.updateMany({ where: { forumId, personId: from }, data: { personId: into } });
  await db.seatHolder.updateMany({ where: { forumId, personId: from }, data: { personId: into } });
  await db.$executeRaw`
    DELETE FROM role_grant g WHERE g.forum_id = ${forumId} AND g.person_id = ${from}
      AND EXISTS (SELECT FROM role_grant o WHERE o.person_id = ${into} AND o.role = g.role)`;
  await db.roleGrant.updateMany({ where: { forumId, personId: from }, data: { personId: into } });
  await db.rsvp.updateMany({ where: { forumId, byPersonId: from }, data: { byPersonId: into } });
  await db.rsvpHistory.updateMany({ where: { forumId, byPersonId: from }, data: { byPersonId: into } });
  await db.person.updateMany({ where: { forumId, mergedIntoId: from }, data: { mergedIntoId: into } });
  await db.person.updateMany({ where: { forumId, id: from }, data: { mergedIntoId: into } });
}
