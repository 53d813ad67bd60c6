import type { Db } from '../../db/db.ts';
import type { Capacity, GrantedRole } from '../members/types.ts';

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

/** An invitation that was just used up. */
export interface TakenInvitation extends InvitedTo {
  readonly id: number;
  readonly createdById: number | undefined;
}

/** An invitation about to be given out. Moments are epoch milliseconds. */
export interface NewInvitation extends InvitedTo {
  readonly codeHash: string;
  readonly createdById: number | undefined;
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

/** Uses up an invitation, once: of two who bring the code at once one gets in. Its hash finds the forum. */
export async function takeInvitation(
  db: Db,
  { codeHash, now }: { readonly codeHash: string; readonly now: number },
): Promise<TakenInvitation | undefined> {
  const rows = await db.invitation.updateManyAndReturn({
    where: { codeHash, usedAt: null, revokedAt: null, expiresAt: { gt: new Date(now) } },
    data: { usedAt: new Date(now) },
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    id: row.id,
    createdById: row.createdById ?? undefined,
    forumId: row.forumId,
    seatId: row.seatId ?? undefined,
    capacity: row.capacity === 'holder' ? 'holder' : 'aide',
    role: (row.role as GrantedRole | null) ?? undefined,
    personId: row.personId ?? undefined,
    name: row.name,
    position: row.position,
  };
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
  return rows.map((row) => ({
    id: row.id,
    institution: seats.find(({ id }) => id === row.seatId)?.institution.shortName ?? '',
    capacity: row.capacity === 'holder' ? 'holder' : 'aide',
    role: (row.role as GrantedRole | null) ?? undefined,
    name: row.name,
    expiresAt: +row.expiresAt,
  }));
}
