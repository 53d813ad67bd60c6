import type { Db } from '../../db/db.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { ZoneId } from '../../lib/zone.ts';
import { QUIET_COLUMNS, type QuietRow } from '../../notices/settings/settings.store.ts';
import type { DigestRun, DigestTime } from './digest/digest.rules.ts';

/** What a forum chose for its library, and how far what is told of it by itself has come. Moments are epoch milliseconds. */
export interface LibraryPlan {
  readonly forumId: number;
  readonly time: DigestTime & { readonly isOn: boolean };
  /** What was due before was never owed. */
  readonly changedAt: number;
  readonly run: DigestRun & { readonly since: number | undefined };
  readonly waitingToldAt: number | undefined;
  /** ISO date; empty: never. */
  readonly checkedDay: string;
  readonly matchedUntil: number | undefined;
  /** 0: no target. */
  readonly target: number;
  readonly targetTold: string;
  /** As stored. */
  readonly columns: string;
}

/** A forum with the plan of its library, and where its readers are. */
export interface PlannedForum {
  readonly id: number;
  readonly name: string;
  readonly timeZone: ZoneId;
  /** Its own zone and those of its institutions. */
  readonly zones: readonly ZoneId[];
  readonly quiet: QuietRow;
  readonly plan: LibraryPlan;
}

const EMPTY = {
  ...{ digestOn: true, digestWeekday: 1, digestClock: '08:00', digestChangedAt: null, digestDay: '' },
  ...{ digestZones: [], digestSince: null, digestUntil: null, waitingToldAt: null, checkedDay: '' },
  ...{ matchedUntil: null, target: 0, targetTold: '', columns: '' },
};

type Row = Omit<Prisma.LibraryPlanGetPayload<object>, 'forumId'>;

const momentOf = (moment: Date | null): number | undefined => (moment === null ? undefined : +moment);

function toPlan(forumId: number, row: Row): LibraryPlan {
  return {
    forumId,
    time: { isOn: row.digestOn, weekday: row.digestWeekday, clock: row.digestClock },
    changedAt: momentOf(row.digestChangedAt) ?? 0,
    run: {
      ...{ day: row.digestDay, zones: row.digestZones },
      ...{ since: momentOf(row.digestSince), until: momentOf(row.digestUntil) },
    },
    waitingToldAt: momentOf(row.waitingToldAt),
    checkedDay: row.checkedDay,
    matchedUntil: momentOf(row.matchedUntil),
    ...{ target: row.target, targetTold: row.targetTold, columns: row.columns },
  };
}

/** All forums with the plans of their libraries. */
export async function listPlannedForums(db: Db): Promise<readonly PlannedForum[]> {
  const forums = await db.forum.findMany({
    select: { ...QUIET_COLUMNS, name: true, timeZone: true },
    orderBy: { id: 'asc' },
  });
  const plans = new Map((await db.libraryPlan.findMany()).map((row) => [row.forumId, row]));
  const zones = await db.institution.groupBy({ by: ['forumId', 'timeZone'], where: { leftAt: null } });
  return forums.map(({ name, timeZone, ...quiet }) => ({
    ...{ id: quiet.id, name, timeZone, quiet, plan: toPlan(quiet.id, plans.get(quiet.id) ?? EMPTY) },
    zones: [
      ...new Set([timeZone, ...zones.filter((one) => one.forumId === quiet.id).map((one) => one.timeZone)]),
    ],
  }));
}

/** The plan of a forum's library. */
export async function loadPlan(db: Db, forumId: number): Promise<LibraryPlan> {
  const row = await db.libraryPlan.findUnique({ where: { forumId } });
  return toPlan(forumId, row ?? EMPTY);
}

/** The same, kept for this transaction: whoever else goes on with it waits. */
export async function lockPlan(db: Db, forumId: number): Promise<LibraryPlan> {
  await db.$executeRaw`INSERT INTO library_plan (forum_id) VALUES (${forumId}) ON CONFLICT (forum_id) DO NOTHING`;
  await db.$queryRaw`SELECT forum_id FROM library_plan WHERE forum_id = ${forumId} FOR UPDATE`;
  return loadPlan(db, forumId);
}

/** Changes the plan of a forum's library. */
export async function savePlan(
  db: Db,
  { forumId, ...change }: { readonly forumId: number } & Omit<Prisma.LibraryPlanUpdateInput, 'forumId'>,
): Promise<void> {
  await db.$executeRaw`INSERT INTO library_plan (forum_id) VALUES (${forumId}) ON CONFLICT (forum_id) DO NOTHING`;
  await db.libraryPlan.update({ where: { forumId }, data: change });
}
