import type { RestDays } from '../../calendar/working-days.ts';
import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import type { ZoneId } from '../../lib/zone.ts';
import type { QuietRow } from '../../notices/settings/settings.store.ts';
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

/** A forum with the plan of its library. */
export interface PlannedForum {
  readonly id: number;
  readonly timeZone: ZoneId;
  /** Whether something waits for the curators. */
  readonly hasWaiting: boolean;
  /** When something was published last, epoch milliseconds; undefined: never. */
  readonly lastPublishedAt: number | undefined;
  readonly quiet: QuietRow;
  readonly plan: LibraryPlan;
}

/** The same with what the rules ask for. */
export interface LookedAtForum extends PlannedForum {
  /** Its own zone and those of its institutions. */
  readonly zones: readonly ZoneId[];
  readonly rest: RestDays;
  /** Since when things wait for the curators, epoch milliseconds, the longest first. */
  readonly waitingSince: readonly number[];
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

interface GlanceRow extends QuietRow {
  readonly timeZone: ZoneId;
  readonly hasWaiting: boolean;
  readonly lastPublishedAt: Date | null;
}

/** These forums with the plans of their libraries. */
export async function listPlannedForums(
  db: Db,
  forumIds: readonly number[],
): Promise<readonly PlannedForum[]> {
  if (forumIds.length === 0) return [];
  const forums = await db.$queryRaw<GlanceRow[]>(Prisma.sql`
    SELECT f.id, f.time_zone AS "timeZone", f.quiet_from AS "quietFrom", f.quiet_until AS "quietUntil",
      f.quiet_sundays AS "quietSundays", f.quiet_saturdays AS "quietSaturdays",
      EXISTS (SELECT FROM library_entry e WHERE e.forum_id = f.id AND e.waiting_since IS NOT NULL) AS "hasWaiting",
      (SELECT max(e.published_at) FROM library_entry e WHERE e.forum_id = f.id AND e.status = 'published') AS "lastPublishedAt"
    FROM forum f WHERE f.id = ANY(${[...forumIds]}::int[]) ORDER BY f.id`);
  const ids = forums.map(({ id }) => id);
  const rows = await db.libraryPlan.findMany({ where: { forumId: { in: ids } } });
  const plans = new Map(rows.map((row) => [row.forumId, row]));
  return forums.map(({ timeZone, hasWaiting, lastPublishedAt, ...quiet }) => ({
    ...{ id: quiet.id, timeZone, hasWaiting, quiet, lastPublishedAt: momentOf(lastPublishedAt) },
    plan: toPlan(quiet.id, plans.get(quiet.id) ?? EMPTY),
  }));
}

/** Zones of the institutions of forums, by forum. */
export async function zonesOf(
  db: Db,
  forumIds: readonly number[],
): Promise<ReadonlyMap<number, readonly ZoneId[]>> {
  // Each zone is looked up from the one before it: few zones have many institutions.
  const rows = await db.$queryRaw<{ readonly forumId: number; readonly timeZone: ZoneId }[]>(Prisma.sql`
    WITH RECURSIVE forum_zone AS (
      SELECT f.id, (SELECT min(i.time_zone) FROM institution i WHERE i.forum_id = f.id AND i.left_at IS NULL) AS zone
      FROM unnest(${[...forumIds]}::int[]) AS f(id)
      UNION ALL
      SELECT z.id, (SELECT min(i.time_zone) FROM institution i
        WHERE i.forum_id = z.id AND i.left_at IS NULL AND i.time_zone > z.zone)
      FROM forum_zone z WHERE z.zone IS NOT NULL
    ) SELECT id AS "forumId", zone AS "timeZone" FROM forum_zone WHERE zone IS NOT NULL ORDER BY id, zone`);
  const byForum = Map.groupBy(rows, ({ forumId }) => forumId);
  return new Map([...byForum].map(([id, found]) => [id, found.map(({ timeZone }) => timeZone)]));
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
