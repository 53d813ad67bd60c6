import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import type { Moved, MovedRecord } from './moved.types.ts';

/** Whose admission is undone. Moments are epoch milliseconds. */
interface Given {
  readonly forumId: number;
  readonly personId: number;
  readonly moved: Moved;
  readonly now: number;
}

/** Ends what an admission gave: the seat and the role. */
export async function takeGiven(db: Db, { forumId, personId, moved, now }: Given): Promise<void> {
  const { started, role } = moved;
  const at = new Date(now);
  if (started !== undefined) {
    await db.seatHolder.updateMany({
      where: { id: started, forumId, OR: [{ untilAt: null }, { untilAt: { gt: at } }] },
      data: { untilAt: at },
    });
  }
  if (role !== undefined) await db.roleGrant.deleteMany({ where: { forumId, personId, role } });
}

/** A record that went into another and comes out again. Moments are epoch milliseconds. */
interface Separation {
  readonly forumId: number;
  readonly from: number;
  readonly into: number;
  readonly record: MovedRecord;
  readonly mergedAt: number;
  readonly now: number;
}

/** Gives a record back what went into another, as far as it is still there. */
export async function restoreRecord(db: Db, facts: Separation): Promise<void> {
  const { forumId, from, into, record } = facts;
  await reopenDoubles(db, facts);
  const theirs = (ids: readonly number[]) => ({
    where: { forumId, personId: into, id: { in: [...ids] } },
    data: { personId: from },
  });
  await db.seatHolder.updateMany(theirs(record.holdings));
  await db.account.updateMany(theirs(record.accounts));
  await db.roleGrant.updateMany({
    where: { forumId, personId: into, role: { in: [...record.roles] } },
    data: { personId: from },
  });
  await db.$executeRaw`
    INSERT INTO role_grant (forum_id, person_id, role, granted_at)
    SELECT forum_id, ${from}, role, granted_at FROM role_grant
    WHERE forum_id = ${forumId} AND person_id = ${into} AND role = ANY(${[...record.doubledRoles]}::granted_role[])
    ON CONFLICT DO NOTHING`;
  await restoreAnswers(db, facts);
  await db.person.updateMany({
    where: { forumId, id: { in: [...record.earlier] }, mergedIntoId: into },
    data: { mergedIntoId: from },
  });
  await db.person.updateMany({
    where: { forumId, id: from, mergedIntoId: into },
    data: { mergedIntoId: null },
  });
}

/**
 * Lets holdings go on that ended because both records had the seat: those that end still at that moment, as long as the
 * one that stayed in their place goes on, and nobody else is the official meanwhile.
 */
async function reopenDoubles(db: Db, { forumId, into, record, mergedAt, now }: Separation): Promise<void> {
  for (const { id, until } of record.ended) {
    const end = until === null ? null : new Date(until);
    await db.$executeRaw(Prisma.sql`
      UPDATE seat_holder h SET until_at = ${end}
      WHERE h.id = ${id} AND h.forum_id = ${forumId} AND h.person_id = ${into} AND h.until_at = ${new Date(mergedAt)}
        AND EXISTS (SELECT FROM seat_holder o
          WHERE o.seat_id = h.seat_id AND o.person_id = ${into} AND o.id <> h.id
            AND o.from_at <= ${new Date(now)} AND (o.until_at IS NULL OR o.until_at > ${new Date(now)}))
        AND (h.capacity = 'aide' OR NOT EXISTS (SELECT FROM seat_holder o
          WHERE o.seat_id = h.seat_id AND o.id <> h.id AND o.capacity = 'holder'
            AND (o.until_at IS NULL OR o.until_at > greatest(o.from_at, h.from_at))
            AND (${end}::timestamptz IS NULL OR o.from_at < ${end})))`);
  }
}

async function restoreAnswers(db: Db, { forumId, from, into, record }: Separation): Promise<void> {
  const meetings = record.answers.map(([meeting]) => meeting);
  const institutions = record.answers.map(([, institution]) => institution);
  await db.$executeRaw(Prisma.sql`
    UPDATE rsvp r SET by_person_id = ${from} FROM unnest(${meetings}::int[], ${institutions}::int[]) AS k(meeting, institution)
    WHERE r.forum_id = ${forumId} AND r.by_person_id = ${into} AND r.meeting_id = k.meeting AND r.institution_id = k.institution`);
  await db.$executeRaw(Prisma.sql`
    UPDATE rsvp_history SET by_person_id = ${from}
    WHERE forum_id = ${forumId} AND by_person_id = ${into} AND id = ANY(${[...record.history]}::text[]::bigint[])`);
}

/**
 * Gives the account that came in back to whose it was, or cuts it off, and lets those act again that it replaced. One that was
 * cut off for another reason since then stays so.
 */
export async function restoreAccounts(
  db: Db,
  {
    forumId,
    personId,
    mergedId,
    moved,
    at,
    now,
  }: Given & { readonly mergedId: number | undefined; readonly at: number },
): Promise<void> {
  const { account, replaced } = moved;
  if (account !== undefined && mergedId === undefined) {
    const isOwn = account.personId === undefined || account.personId === personId;
    const wasAlive = account.personId !== undefined && account.revokedAt === undefined;
    await db.account.updateMany({
      where: { id: account.id, forumId, personId },
      data: {
        ...(isOwn ? {} : { personId: account.personId ?? personId }),
        ...(wasAlive ? {} : { revokedAt: new Date(account.revokedAt ?? now) }),
      },
    });
  }
  await db.account.updateMany({
    where: { id: { in: [...replaced] }, forumId, personId, revokedAt: new Date(at) },
    data: { revokedAt: null },
  });
}
