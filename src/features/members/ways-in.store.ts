import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import type { Capacity } from '../../model/actor.ts';
import type { PlatformName } from '../../platform/incoming.ts';

/** People of a forum, at a moment (epoch milliseconds). */
interface PeopleAt {
  readonly forumId: number;
  readonly personIds: readonly number[];
  readonly now: number;
}

/** Takes back the open invitations that people made, all or all but one, because they may invite nobody any more. */
export async function endInvitationsBy(
  db: Db,
  { forumId, personIds, now, exceptId }: PeopleAt & { readonly exceptId?: number | undefined },
): Promise<void> {
  await db.invitation.updateMany({
    where: {
      ...{ forumId, createdById: { in: [...personIds] }, usedAt: null, revokedAt: null },
      ...(exceptId === undefined ? {} : { id: { not: exceptId } }),
    },
    data: { revokedAt: new Date(now) },
  });
}

/** Takes back the open invitations by which somebody would become one of these people. */
export async function endInvitationsFor(db: Db, { forumId, personIds, now }: PeopleAt): Promise<void> {
  await db.invitation.updateMany({
    where: { forumId, personId: { in: [...personIds] }, usedAt: null, revokedAt: null },
    data: { revokedAt: new Date(now) },
  });
}

/** The same for those of them who act for nothing now or later and have no role: a successor who never takes office. */
export async function endInvitationsForIdle(db: Db, { forumId, personIds, now }: PeopleAt): Promise<void> {
  const moment = new Date(now);
  await db.$executeRaw(Prisma.sql`
    UPDATE invitation v SET revoked_at = ${moment}
    WHERE v.forum_id = ${forumId} AND v.person_id = ANY(${[...personIds]}::int[]) AND v.used_at IS NULL AND v.revoked_at IS NULL
      AND NOT EXISTS (SELECT FROM role_grant g WHERE g.person_id = v.person_id)
      AND NOT EXISTS (SELECT FROM seat_holder h WHERE h.person_id = v.person_id
        AND (h.until_at IS NULL OR (h.until_at > ${moment} AND h.until_at > h.from_at)))`);
}

/** Takes back the open invitations to a seat, of those capacities. */
export async function endInvitationsTo(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly seatId: number;
    readonly capacities: readonly Capacity[];
    readonly now: number;
  },
): Promise<void> {
  const { forumId, seatId, capacities, now } = facts;
  await db.invitation.updateMany({
    where: { forumId, seatId, capacity: { in: [...capacities] }, usedAt: null, revokedAt: null },
    data: { revokedAt: new Date(now) },
  });
}

/** Ends the codes that were shown to people, on one platform or wherever: whoever reads them now is not these people. */
export async function endLinkCodes(
  db: Db,
  { forumId, personIds, now, platform }: PeopleAt & { readonly platform?: PlatformName },
): Promise<void> {
  await db.linkCode.updateMany({
    where: {
      ...{ forumId, personId: { in: [...personIds] }, usedAt: null },
      ...(platform === undefined ? {} : { platform }),
    },
    data: { usedAt: new Date(now) },
  });
}

/** Ends every way in that people opened for others, or others for them: they belong no more. */
export async function endWaysIn(db: Db, people: PeopleAt): Promise<void> {
  await endInvitationsBy(db, people);
  await endInvitationsFor(db, people);
  await endLinkCodes(db, people);
}
