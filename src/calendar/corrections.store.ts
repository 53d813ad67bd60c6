import type { Db } from '../db/db.ts';
import type { Correction } from './corrections.ts';

const TYPES = { national: 'national', joint_leave: 'joint-leave', working: 'working' } as const;
const KINDS = { national: 'national', 'joint-leave': 'joint_leave', working: 'working' } as const;

/** A forum's corrections, in the order of their dates. */
export async function listCorrections(db: Db, forumId: number): Promise<readonly Correction[]> {
  return (await correctionsOf(db, [forumId])).get(forumId) ?? [];
}

/** The corrections of forums, of those that have any, in the order of their dates. */
export async function correctionsOf(
  db: Db,
  forumIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Correction[]>> {
  if (forumIds.length === 0) return new Map();
  const rows = await db.holidayCorrection.findMany({
    where: { forumId: { in: [...forumIds] } },
    orderBy: [{ date: 'asc' }, { id: 'asc' }],
  });
  const corrections = new Map<number, Correction[]>();
  for (const { forumId, date, kind, name, isEstimate } of rows) {
    const one = { date: date.toISOString().slice(0, 10), type: TYPES[kind], name, isEstimate };
    corrections.set(forumId, [...(corrections.get(forumId) ?? []), one]);
  }
  return corrections;
}

/** Days of a forum's calendar (ISO dates), and what is said of them from now on. */
export interface CorrectedDays {
  readonly forumId: number;
  readonly dates: readonly string[];
  /** Of these days only; a day without any is as it ships. */
  readonly corrections: readonly Correction[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Replaces what is said of these days. Writers wait for each other at the forum's row. */
export async function replaceCorrections(
  db: Db,
  { forumId, dates, corrections, now }: CorrectedDays,
): Promise<void> {
  await db.$queryRaw`SELECT id FROM forum WHERE id = ${forumId} FOR UPDATE`;
  await db.holidayCorrection.deleteMany({
    where: { forumId, date: { in: dates.map((date) => new Date(date)) } },
  });
  await db.holidayCorrection.createMany({
    data: corrections.map(({ date, type, name, isEstimate }) => ({
      ...{ forumId, date: new Date(date), kind: KINDS[type], name, isEstimate },
      createdAt: new Date(now),
    })),
  });
}
