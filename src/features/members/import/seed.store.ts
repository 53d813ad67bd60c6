import type { Db } from '../../../db/db.ts';

/** An institution of the list that ships with the bot. */
export interface SeedInstitution {
  readonly code: string;
  readonly officialName: string;
  readonly shortName: string;
  readonly kind: string;
  readonly timeZone: string;
  /** Usual title of its secretary: a guess. */
  readonly title: string;
  /** Whether name and zone were checked. */
  readonly verified: boolean;
}

/** Adds institutions of new codes, and a seat to each of these that has none. Gives back how many were added. */
export async function addInstitutions(
  db: Db,
  {
    forumId,
    now,
    institutions,
  }: {
    readonly forumId: number;
    readonly now: number;
    readonly institutions: readonly SeedInstitution[];
  },
): Promise<number> {
  const added = await db.institution.createManyAndReturn({
    data: institutions.map(({ title: _, ...facts }) => ({ ...facts, forumId, createdAt: new Date(now) })),
    skipDuplicates: true,
    select: { id: true, code: true },
  });
  const titles = new Map(institutions.map(({ code, title }) => [code, title]));
  await db.seat.createMany({
    data: added.map(({ id, code }) => ({ forumId, institutionId: id, title: titles.get(code) ?? '' })),
    skipDuplicates: true,
  });
  return added.length;
}
