import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { isSameName } from '../../language/person-names.ts';
import { isMeantIn } from './names.ts';

/** Records whose names are to go; read before the records lose them. */
interface Named {
  readonly forumId: number;
  readonly personIds: readonly number[];
  readonly now: Date;
}

/** The names of records, as they are kept. */
export async function namesOf(
  db: Db,
  { forumId, personIds }: Pick<Named, 'forumId' | 'personIds'>,
): Promise<readonly string[]> {
  const rows = await db.person.findMany({
    where: { forumId, id: { in: [...personIds] } },
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}

/** Empties the notes of answers of somebody's own institutions that name them as the substitute, however that is written. */
export async function emptyNotesNaming(db: Db, { forumId, personIds }: Named): Promise<void> {
  const names = await namesOf(db, { forumId, personIds });
  const seats = await db.seatHolder.findMany({
    where: { forumId, personId: { in: [...personIds] } },
    select: { seat: { select: { institutionId: true } } },
  });
  const institutionIds = [...new Set(seats.map(({ seat }) => seat.institutionId))];
  for (const table of [Prisma.raw('rsvp'), Prisma.raw('rsvp_history')]) {
    const theirs = Prisma.sql`forum_id = ${forumId} AND institution_id = ANY(${institutionIds}::int[])`;
    const notes = await db.$queryRaw<{ readonly note: string }[]>(
      Prisma.sql`SELECT DISTINCT note FROM ${table} WHERE ${theirs} AND note <> ''`,
    );
    const naming = notes
      .map(({ note }) => note)
      .filter((note) => names.some((name) => isMeantIn(note, name)));
    if (naming.length === 0) continue;
    await db.$executeRaw(
      Prisma.sql`UPDATE ${table} SET note = '' WHERE ${theirs} AND note = ANY(${naming}::text[])`,
    );
  }
}

/** Empties and takes back the invitations that were made for somebody, by record or by name. */
export async function emptyInvitationsNaming(db: Db, { forumId, personIds, now }: Named): Promise<void> {
  const names = await namesOf(db, { forumId, personIds });
  const named = await db.invitation.findMany({
    where: { forumId, name: { not: '' } },
    select: { id: true, name: true },
  });
  const ids = named.filter((one) => names.some((name) => isSameName(one.name, name))).map(({ id }) => id);
  const OR = [{ id: { in: ids } }, { personId: { in: [...personIds] } }];
  await db.invitation.updateMany({ where: { forumId, revokedAt: null, OR }, data: { revokedAt: now } });
  await db.invitation.updateMany({ where: { forumId, OR }, data: { name: '', position: '' } });
}
