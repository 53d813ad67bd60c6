import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { takeOneMore } from '../../../db/quota.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import type { Capacity } from '../../../model/actor.ts';
import type { PlatformName } from '../../../platform/incoming.ts';
import { accountKey } from '../people.rules.ts';
import type { Account, PeopleAt } from '../types.ts';
import type {
  BroughtCode,
  ExposedInvitation,
  NewInvitation,
  NewLink,
  OpenInvitation,
  TakenInvitation,
} from './codes.types.ts';

/** Keeps an invitation and gives its number. */
export async function insertInvitation(db: Db, invitation: NewInvitation): Promise<number> {
  const { now, expiresAt, seatId, role, personId, createdById, ...facts } = invitation;
  const row = await db.invitation.create({
    data: {
      ...facts,
      seatId: seatId ?? null,
      role: role ?? null,
      personId: personId ?? null,
      createdById: createdById ?? null,
      createdAt: new Date(now),
      expiresAt: new Date(expiresAt),
    },
    select: { id: true },
  });
  return row.id;
}

/**
 * The invitation of a code, locked until the transaction ends, so that of two who bring the code at once one gets in. Its hash finds the
 * forum. It is good while whoever made it may invite and can reach the bot, the institution belongs to the forum, and the
 * record that it is for is somebody's.
 */
export async function lockInvitation(db: Db, brought: BroughtCode): Promise<TakenInvitation | undefined> {
  const { codeHash, now } = brought;
  const admins = brought.admins.map(accountKey);
  const found = await db.$queryRaw<{ id: number }[]>`
    SELECT v.id FROM invitation v
    WHERE v.code_hash = ${codeHash} AND v.used_at IS NULL AND v.revoked_at IS NULL AND v.expires_at > ${new Date(now)}
      AND (v.created_by_id IS NOT NULL OR v.created_by = '' OR v.created_by = ANY(${admins}::text[]))
      AND (v.created_by_id IS NULL OR EXISTS (
        SELECT FROM account a WHERE a.person_id = v.created_by_id AND a.forum_id = v.forum_id AND a.revoked_at IS NULL
          AND (a.platform || ':' || a.external_id = ANY(${admins}::text[]) OR EXISTS (
            SELECT FROM role_grant g WHERE g.person_id = v.created_by_id AND g.role = 'secretariat'))))
      AND (v.person_id IS NULL OR EXISTS (
        SELECT FROM person p WHERE p.id = v.person_id AND p.erased_at IS NULL AND p.merged_into_id IS NULL))
      AND (v.seat_id IS NULL OR EXISTS (
        SELECT FROM seat s JOIN institution i ON i.id = s.institution_id WHERE s.id = v.seat_id AND i.left_at IS NULL))
    FOR UPDATE OF v`;
  const rows = await db.invitation.findMany({ where: { id: { in: found.map(({ id }) => id) } } });
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    id: row.id,
    createdById: row.createdById ?? undefined,
    forumId: row.forumId,
    seatId: row.seatId ?? undefined,
    capacity: row.capacity,
    role: row.role ?? undefined,
    personId: row.personId ?? undefined,
    name: row.name,
    position: row.position,
  };
}

/** Uses up an invitation that was locked. */
export async function useInvitation(
  db: Db,
  { forumId, id, now }: { readonly forumId: number; readonly id: number; readonly now: number },
): Promise<void> {
  await db.invitation.update({ where: { id, forumId }, data: { usedAt: new Date(now) } });
}

/** Takes an invitation back; false when it was used, taken back or expired already. */
export async function revokeInvitation(
  db: Db,
  { forumId, id, now }: { readonly forumId: number; readonly id: number; readonly now: number },
): Promise<boolean> {
  const { count } = await db.invitation.updateMany({
    where: { id, forumId, usedAt: null, revokedAt: null, expiresAt: { gt: new Date(now) } },
    data: { revokedAt: new Date(now) },
  });
  return count === 1;
}

/** Invitations that can still be used, the one that ends first before the others. */
export async function listInvitations(
  db: Db,
  { forumId, now, limit }: { readonly forumId: number; readonly now: number; readonly limit: number },
): Promise<readonly OpenInvitation[]> {
  const rows = await db.invitation.findMany({
    where: { forumId, usedAt: null, revokedAt: null, expiresAt: { gt: new Date(now) } },
    orderBy: { expiresAt: 'asc' },
    take: limit,
  });
  const seats = await db.seat.findMany({
    where: { id: { in: rows.flatMap((row) => row.seatId ?? []) } },
    select: { id: true, institution: { select: { shortName: true } } },
  });
  const people = await db.person.findMany({
    where: { id: { in: rows.flatMap((row) => row.personId ?? []) } },
    select: { id: true, name: true },
  });
  return rows.map((row) => ({
    id: row.id,
    institution: seats.find(({ id }) => id === row.seatId)?.institution.shortName ?? '',
    capacity: row.capacity,
    role: row.role ?? undefined,
    name: people.find(({ id }) => id === row.personId)?.name ?? row.name,
    expiresAt: +row.expiresAt,
  }));
}

/** Takes back the open invitations among codes that others have read; gives those that were open. */
export async function revokeExposed(
  db: Db,
  { hashes, now }: { readonly hashes: readonly string[]; readonly now: number },
): Promise<readonly ExposedInvitation[]> {
  const rows = await db.invitation.updateManyAndReturn({
    where: { codeHash: { in: [...hashes] }, usedAt: null, revokedAt: null, expiresAt: { gt: new Date(now) } },
    data: { revokedAt: new Date(now) },
    select: { id: true, forumId: true, createdById: true },
  });
  return rows.map((row) => ({ ...row, createdById: row.createdById ?? undefined }));
}

/** Keeps a code; an earlier one of that person is no longer good. */
export async function insertLinkCode(db: Db, { now, expiresAt, ...link }: NewLink): Promise<void> {
  await db.linkCode.updateMany({
    where: { forumId: link.forumId, personId: link.personId, usedAt: null },
    data: { usedAt: new Date(now) },
  });
  await db.linkCode.create({ data: { ...link, expiresAt: new Date(expiresAt) } });
}

/**
 * Uses up a code that was shown on another platform, once: of two who type it at once one gets it. The hash finds the forum:
 * whoever types it need not be known to any. A code is good as long as the account that was shown it has its rights.
 */
export async function takeLinkCode(
  db: Db,
  facts: { readonly codeHash: string; readonly typedOn: PlatformName; readonly now: number },
): Promise<{ readonly forumId: number; readonly personId: number } | undefined> {
  const { codeHash, typedOn } = facts;
  const now = new Date(facts.now);
  const rows = await db.$queryRaw<{ forumId: number; personId: number }[]>`
    UPDATE link_code c SET used_at = ${now}
    WHERE c.code_hash = ${codeHash} AND c.platform <> ${typedOn} AND c.used_at IS NULL AND c.expires_at > ${now}
      AND EXISTS (SELECT FROM account a WHERE a.forum_id = c.forum_id AND a.person_id = c.person_id
        AND a.platform = c.platform AND a.revoked_at IS NULL)
    RETURNING c.forum_id AS "forumId", c.person_id AS "personId"`;
  return rows[0];
}

/** Ends the open codes among those that others have read; gives whose they were. */
export async function endExposed(
  db: Db,
  { hashes, now }: { readonly hashes: readonly string[]; readonly now: number },
): Promise<readonly { readonly forumId: number; readonly personId: number }[]> {
  return db.linkCode.updateManyAndReturn({
    where: { codeHash: { in: [...hashes] }, usedAt: null, expiresAt: { gt: new Date(now) } },
    data: { usedAt: new Date(now) },
    select: { forumId: true, personId: true },
  });
}

/** Wrong codes an account may type; then it waits until an hour after the first. */
const MOST_WRONG_GUESSES = 5;

/** Takes one guess before the code is looked at; false when none is left. See `takeOneMore`. */
export async function claimGuess(
  db: Db,
  { platform, externalId, now }: Account & { readonly now: number },
): Promise<boolean> {
  const quota = { most: MOST_WRONG_GUESSES, spanMs: HOUR_MS, now };
  const written = await db.$executeRaw`
    INSERT INTO code_guess AS q (platform, external_id, wrong, since) VALUES (${platform}, ${externalId}, 1, ${new Date(now)})
    ON CONFLICT (platform, external_id) ${takeOneMore('wrong', quota)}`;
  return written === 1;
}

/** Forgets an account's guesses: it has typed a right code. */
export async function forgetGuesses(db: Db, { platform, externalId }: Account): Promise<void> {
  await db.codeGuess.deleteMany({ where: { platform, externalId } });
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
