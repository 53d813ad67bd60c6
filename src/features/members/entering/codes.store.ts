import type { AdminId } from '../../../config.ts';
import type { Db } from '../../../db/db.ts';
import type { Capacity, GrantedRole } from '../../../model/actor.ts';

/** What an invitation gives to its bearer. */
export interface InvitedTo {
  readonly forumId: number;
  /** Undefined: it only gives a role, or re-links a person. */
  readonly seatId: number | undefined;
  readonly capacity: Capacity;
  readonly role: GrantedRole | undefined;
  /** The record that the bearer's account is to belong to, if there is one already. */
  readonly personId: number | undefined;
  /** For whom, as the secretariat typed it; empty when nobody was named. */
  readonly name: string;
  readonly position: string;
}

/** An invitation that is about to be used. */
export interface TakenInvitation extends InvitedTo {
  readonly id: number;
  readonly createdById: number | undefined;
}

/** Who made an invitation. */
export interface Maker {
  /** Undefined for an admin without a record. */
  readonly createdById: number | undefined;
  /** Account of such an admin (`telegram:9001`); else empty or left out. */
  readonly createdBy?: string;
}

/** An invitation about to be given out. Moments are epoch milliseconds. */
export interface NewInvitation extends InvitedTo, Maker {
  readonly codeHash: string;
  readonly now: number;
  readonly expiresAt: number;
}

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

/** A code that somebody brings. */
export interface BroughtCode {
  readonly codeHash: string;
  readonly admins: readonly AdminId[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The invitation of a code, locked until the transaction ends, so that of two who bring the code at once one gets in. Its hash finds the
 * forum. It is good while whoever made it may invite and can reach the bot, the institution belongs to the forum, and the
 * record that it is for is somebody's.
 */
export async function lockInvitation(db: Db, brought: BroughtCode): Promise<TakenInvitation | undefined> {
  const { codeHash, now } = brought;
  const admins = brought.admins.map(({ platform, externalId }) => `${platform}:${externalId}`);
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
    capacity: row.capacity === 'holder' ? 'holder' : 'aide',
    role: row.role ?? undefined,
    personId: row.personId ?? undefined,
    name: row.name,
    position: row.position,
  };
}

/** Uses up an invitation that was locked. */
export async function useInvitation(
  db: Db,
  { id, now }: { readonly id: number; readonly now: number },
): Promise<void> {
  await db.invitation.update({ where: { id }, data: { usedAt: new Date(now) } });
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

/** An invitation that can still be used, as lists show it. */
export interface OpenInvitation {
  readonly id: number;
  /** Short name of the institution; empty when it gives no seat. */
  readonly institution: string;
  readonly capacity: Capacity;
  readonly role: GrantedRole | undefined;
  /** Whom it is for: the person that it brings back, or as the secretariat typed it. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
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
    capacity: row.capacity === 'holder' ? 'holder' : 'aide',
    role: row.role ?? undefined,
    name: people.find(({ id }) => id === row.personId)?.name ?? row.name,
    expiresAt: +row.expiresAt,
  }));
}

/** An invitation that was taken back because others read its code, and who made it. */
export interface ExposedInvitation {
  readonly id: number;
  readonly forumId: number;
  readonly createdById: number | undefined;
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
