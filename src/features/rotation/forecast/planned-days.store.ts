import type { Db } from '../../../db/db.ts';

/** A meeting that is not made yet, by its number. */
export interface PlannedKey {
  readonly forumId: number;
  readonly number: number;
}

/** The days (ISO) that were chosen for a forum's meetings from a number on. */
export async function listPlannedDays(
  db: Db,
  { forumId, after }: { readonly forumId: number; readonly after: number },
): Promise<ReadonlyMap<number, string>> {
  const rows = await db.plannedDay.findMany({ where: { forumId, number: { gt: after } } });
  return new Map(rows.map(({ number, day }) => [number, day.toISOString().slice(0, 10)]));
}

/** Keeps the day that was chosen for a meeting; without one it is reckoned again. */
export async function savePlannedDay(
  db: Db,
  { day, ...key }: PlannedKey & { readonly day: string | undefined },
): Promise<void> {
  await db.plannedDay.deleteMany({ where: key });
  if (day !== undefined) await db.plannedDay.create({ data: { ...key, day: new Date(day) } });
}
