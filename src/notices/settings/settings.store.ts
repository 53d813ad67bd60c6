import { isDeepStrictEqual } from 'node:util';
import { holidaysOf } from '../../calendar/holidays.ts';
import { closedOn } from '../../calendar/working-days.ts';
import type { Db } from '../../db/db.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { ForumQuiet, Quiet } from '../quiet.ts';
import type { KindPlan } from '../schedule.ts';
import { planOf, readPlan, type ScheduledKind } from './plan.ts';
import type { ForumReminders, PersonWishes } from './types.ts';

/** A forum's reminders and quiet hours. */
export async function loadForumReminders(db: Db, forumId: number): Promise<ForumReminders> {
  const row = await db.forum.findUniqueOrThrow({ where: { id: forumId } });
  return {
    plan: readPlan(row.reminderPlan),
    quiet: await quietOfForum(db, row),
  };
}

/** A forum's quiet as it is stored. */
export interface QuietRow {
  readonly id: number;
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly quietSundays: boolean;
  readonly quietSaturdays: boolean;
}

/** For Prisma: the columns of a forum's quiet. */
export const QUIET_COLUMNS = {
  ...{ id: true, quietFrom: true, quietUntil: true },
  ...{ quietSundays: true, quietSaturdays: true },
} as const;

/** A forum's quiet: its hours, and the days on which its calendar has no work. */
async function quietOfForum(db: Db, row: QuietRow): Promise<Quiet> {
  const [[, quiet] = []] = await quietOfForums(db, [row]);
  if (quiet === undefined) throw new Error('a forum has lost its quiet');
  return quiet;
}

/** The quiet of forums by row, asked for together. */
export async function quietOfForums(db: Db, rows: readonly QuietRow[]): Promise<ReadonlyMap<number, Quiet>> {
  const holidays = await holidaysOf(
    db,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map(
      ({ id, quietFrom: from, quietUntil: until, quietSaturdays: saturdays, quietSundays: sundays }) => {
        const rest = { ...closedOn(holidays.get(id) ?? []), saturdays, sundays };
        return [id, { from, until, rest }];
      },
    ),
  );
}

/** The quiet and the zone of forums, by row. */
export async function loadForumQuiet(
  db: Db,
  forumIds: readonly number[],
): Promise<ReadonlyMap<number, ForumQuiet>> {
  if (forumIds.length === 0) return new Map();
  const rows = await db.forum.findMany({
    where: { id: { in: [...forumIds] } },
    select: { ...QUIET_COLUMNS, timeZone: true },
  });
  const quiets = await quietOfForums(db, rows);
  return new Map(
    rows.flatMap(({ id, timeZone }) => {
      const quiet = quiets.get(id);
      return quiet === undefined ? [] : [[id, { quiet, timeZone }] as const];
    }),
  );
}

/** What a forum chooses for a kind. */
export interface PlanChange {
  readonly kind: ScheduledKind;
  readonly plan: KindPlan;
}

/** Changes kinds of a forum's plan. Their moments before `now` (epoch milliseconds) are not owed by the new plan. */
export async function saveKinds(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly changes: readonly PlanChange[];
    readonly now: number;
  },
): Promise<void> {
  await db.$queryRaw`SELECT id FROM forum WHERE id = ${facts.forumId} FOR UPDATE`;
  const row = await db.forum.findUniqueOrThrow({
    where: { id: facts.forumId },
    select: { reminderPlan: true },
  });
  const stored = readPlan(row.reminderPlan);
  const news = facts.changes.filter(({ kind, plan }) => !isDeepStrictEqual(plan, planOf(stored, kind)));
  const changedAt = Object.fromEntries(news.map(({ kind }) => [kind.name, facts.now]));
  const reminderPlan = {
    ...stored.kinds,
    ...Object.fromEntries(facts.changes.map(({ kind, plan }) => [kind.name, plan])),
    changedAt: { ...stored.changedAt, ...changedAt },
  };
  await db.forum.update({
    where: { id: facts.forumId },
    // Plain data, which an interface is to Prisma's types only when it has an index.
    data: { reminderPlan: reminderPlan as unknown as Prisma.InputJsonObject },
  });
}

/** What a forum changes of its quiet. */
export interface QuietChange {
  readonly from?: string;
  readonly until?: string;
  readonly sundays?: boolean;
  readonly saturdays?: boolean;
}

/** Changes a forum's quiet. */
export async function saveQuiet(
  db: Db,
  { forumId, quiet }: { readonly forumId: number; readonly quiet: QuietChange },
): Promise<void> {
  await db.forum.update({
    where: { id: forumId },
    data: {
      ...(quiet.from === undefined ? {} : { quietFrom: quiet.from }),
      ...(quiet.until === undefined ? {} : { quietUntil: quiet.until }),
      ...(quiet.sundays === undefined ? {} : { quietSundays: quiet.sundays }),
      ...(quiet.saturdays === undefined ? {} : { quietSaturdays: quiet.saturdays }),
    },
  });
}

/** What a person wishes. */
export async function loadWishes(
  db: Db,
  key: { readonly forumId: number; readonly personId: number },
): Promise<PersonWishes> {
  const row = await db.person.findFirstOrThrow({ where: { id: key.personId, forumId: key.forumId } });
  return {
    platform: row.preferredPlatform ?? undefined,
    quiet:
      row.quietFrom === null || row.quietUntil === null
        ? undefined
        : { from: row.quietFrom, until: row.quietUntil },
    level: row.reminderLevel === 'few' ? 'few' : 'all',
  };
}

/** Platforms on which a person has an account in the forum, the longest first. */
export async function listOwnPlatforms(
  db: Db,
  key: { readonly forumId: number; readonly personId: number },
): Promise<readonly PlatformName[]> {
  const { forumId, personId } = key;
  const rows = await db.account.findMany({
    where: { forumId, personId, revokedAt: null },
    orderBy: { id: 'asc' },
    select: { platform: true },
  });
  return [...new Set(rows.map(({ platform }) => platform))];
}

/** Keeps what a person wishes. */
export async function saveWishes(
  db: Db,
  {
    key,
    wishes,
  }: { readonly key: { readonly forumId: number; readonly personId: number }; readonly wishes: PersonWishes },
): Promise<void> {
  await db.person.updateMany({
    where: { id: key.personId, forumId: key.forumId },
    data: {
      preferredPlatform: wishes.platform ?? null,
      quietFrom: wishes.quiet?.from ?? null,
      quietUntil: wishes.quiet?.until ?? null,
      reminderLevel: wishes.level,
    },
  });
}
