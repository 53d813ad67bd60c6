import type { Cadence } from '../../calendar/cadence.ts';
import type { Db } from '../../db/db.ts';

/** How often a forum meets, and on which day. */
export async function cadenceOf(db: Db, forumId: number): Promise<Cadence> {
  const row = await db.forum.findUniqueOrThrow({
    where: { id: forumId },
    select: { cadenceMonths: true, cadenceWeeks: true, usualWeekday: true, usualWeek: true },
  });
  const { cadenceMonths, cadenceWeeks, usualWeekday, usualWeek } = row;
  return {
    ...(cadenceWeeks > 0
      ? { every: cadenceWeeks, unit: 'weeks' }
      : { every: Math.max(1, cadenceMonths), unit: 'months' }),
    weekday: usualWeekday || undefined,
    week: usualWeek || undefined,
  };
}

/** Sets it. */
export async function setCadence(
  db: Db,
  { forumId, cadence }: { readonly forumId: number; readonly cadence: Cadence },
): Promise<void> {
  const { every, unit, weekday = 0, week = 0 } = cadence;
  const rhythm = unit === 'weeks' ? { cadenceWeeks: every } : { cadenceMonths: every, cadenceWeeks: 0 };
  await db.forum.update({
    where: { id: forumId },
    data: { ...rhythm, usualWeekday: weekday, usualWeek: week },
  });
}
