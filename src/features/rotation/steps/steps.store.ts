import { z } from 'zod';
import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';

const WHOLE = Prisma.sql`to_jsonb(t)`;

/** The rows that steps change; hosts that have handed on are history and stay. */
const TABLES = {
  turns: { table: Prisma.raw('host_turn'), row: WHOLE, open: Prisma.sql`t.state <> 'hosted'` },
  asks: { table: Prisma.raw('host_ask'), row: WHOLE, open: Prisma.sql`t.state IN ('open', 'agreed')` },
  exchanges: { table: Prisma.raw('host_exchange'), row: WHOLE, open: Prisma.sql`t.state = 'open'` },
  // What people wrote about themselves is not kept a second time.
  absences: {
    table: Prisma.raw('host_absence'),
    row: Prisma.sql`to_jsonb(t) - 'reason'`,
    open: Prisma.sql`true`,
  },
  days: { table: Prisma.raw('planned_day'), row: WHOLE, open: Prisma.sql`true` },
} as const;

type TableName = keyof typeof TABLES;
const NAMES: readonly TableName[] = ['turns', 'asks', 'exchanges', 'absences', 'days'];

/** Rows as they are, by table and id. */
export type Snapshot = Readonly<Record<TableName, Readonly<Record<string, unknown>>>>;

interface SnapshotRow {
  readonly id: number;
  readonly row: unknown;
}

/** The rows of a forum's rotation that a step may change; with `of` also those that were among them before. */
export async function snapshot(
  db: Db,
  { forumId, of }: { readonly forumId: number; readonly of?: Snapshot },
): Promise<Snapshot> {
  const read = async (name: TableName): Promise<Readonly<Record<string, unknown>>> => {
    const { table, row, open } = TABLES[name];
    const before = Object.keys(of?.[name] ?? {}).map(Number);
    const rows = await db.$queryRaw<SnapshotRow[]>(Prisma.sql`
      SELECT t.id, ${row} AS row FROM ${table} t
      WHERE t.forum_id = ${forumId} AND (${open} OR t.id = ANY(${before}::int[]))`);
    return Object.fromEntries(rows.map(({ id, row }) => [String(id), row]));
  };
  return {
    turns: await read('turns'),
    asks: await read('asks'),
    exchanges: await read('exchanges'),
    absences: await read('absences'),
    days: await read('days'),
  };
}

/** What was otherwise before: rows as they were, null for those that were not there. */
export function changedRows(before: Snapshot, after: Snapshot): Snapshot {
  const changed = (name: TableName): Readonly<Record<string, unknown>> => {
    const ids = new Set([...Object.keys(before[name]), ...Object.keys(after[name])]);
    return Object.fromEntries(
      [...ids]
        .filter((id) => JSON.stringify(before[name][id]) !== JSON.stringify(after[name][id]))
        .map((id) => [id, before[name][id] ?? null]),
    );
  };
  return {
    turns: changed('turns'),
    asks: changed('asks'),
    exchanges: changed('exchanges'),
    absences: changed('absences'),
    days: changed('days'),
  };
}

/** Puts rows back as they were; those that were not there go, or are withdrawn where messages name them. */
export async function restoreRows(
  db: Db,
  restored: {
    readonly forumId: number;
    readonly before: Snapshot;
    /** The rows as they are. */
    readonly present: Snapshot;
    readonly now: number;
  },
): Promise<void> {
  const { forumId, before, present, now } = restored;
  for (const name of NAMES) {
    const { table } = TABLES[name];
    for (const [id, row] of Object.entries(before[name])) {
      // Columns that a later version added keep what they have.
      const merged = JSON.stringify({ ...Object(present[name][id]), ...Object(row) });
      if (row === null) await removeRow(db, { forumId, name, id: Number(id), now });
      else
        await db.$executeRaw(Prisma.sql`
          DELETE FROM ${table} t WHERE t.id = ${Number(id)} AND t.forum_id = ${forumId}`);
      if (row !== null)
        await db.$executeRaw(Prisma.sql`
          INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, ${merged}::jsonb) t
          WHERE t.forum_id = ${forumId}`);
    }
  }
}

async function removeRow(
  db: Db,
  row: { readonly forumId: number; readonly name: TableName; readonly id: number; readonly now: number },
): Promise<void> {
  const { forumId, name, id, now } = row;
  const key = { forumId, id };
  if (name === 'turns') await db.hostTurn.deleteMany({ where: key });
  else if (name === 'days') await db.plannedDay.deleteMany({ where: key });
  else if (name === 'absences') await db.hostAbsence.deleteMany({ where: key });
  else if (name === 'asks')
    await db.hostAsk.updateMany({ where: key, data: { state: 'withdrawn', decidedAt: new Date(now) } });
  else
    await db.hostExchange.updateMany({ where: key, data: { state: 'withdrawn', decidedAt: new Date(now) } });
}

/** A step about to be kept; `at` in epoch milliseconds. */
export interface NewStep {
  readonly forumId: number;
  readonly at: number;
  readonly personId: number | undefined;
  readonly action: string;
  /** Code of the institution. */
  readonly subject: string;
  readonly before: Snapshot;
  readonly canUndo: boolean;
}

/** Keeps a step and gives its row. */
export async function insertStep(db: Db, step: NewStep): Promise<number> {
  const { forumId, at, personId, action, subject, before, canUndo } = step;
  const rows = await db.$queryRaw<{ id: number }[]>(Prisma.sql`
    INSERT INTO host_step (forum_id, at, person_id, action, subject, before, can_undo)
    VALUES (${forumId}, ${new Date(at)}, ${personId ?? null}, ${action}, ${subject}, ${JSON.stringify(before)}::jsonb, ${canUndo})
    RETURNING id`);
  return rows[0]?.id ?? 0;
}

/** A step that was taken. */
export interface Step {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly action: string;
  readonly subject: string;
  readonly canUndo: boolean;
}

/** The last steps of a forum that stand, the last first. */
export async function listSteps(
  db: Db,
  { forumId, limit }: { readonly forumId: number; readonly limit: number },
): Promise<readonly Step[]> {
  const rows = await db.hostStep.findMany({
    where: { forumId, undoneAt: null },
    orderBy: { id: 'desc' },
    take: limit,
    select: { id: true, at: true, action: true, subject: true, canUndo: true },
  });
  return rows.map((row) => ({ ...row, at: +row.at }));
}

const rowsById = z.record(z.string(), z.unknown());
/** A snapshot as it is kept; earlier versions kept fewer tables. */
const kept = z.object({
  turns: rowsById,
  asks: rowsById,
  exchanges: rowsById,
  absences: rowsById.default({}),
  days: rowsById.default({}),
});

/** Takes the last step back, once: undefined when it is not the last any more, was undone, or cannot be. */
export async function takeLastStep(
  db: Db,
  { forumId, id, now }: { readonly forumId: number; readonly id: number; readonly now: number },
): Promise<(Step & { readonly before: Snapshot }) | undefined> {
  const [last] = await listSteps(db, { forumId, limit: 1 });
  if (last === undefined || last.id !== id || !last.canUndo) return undefined;
  const rows = await db.hostStep.updateManyAndReturn({
    where: { forumId, id, undoneAt: null },
    data: { undoneAt: new Date(now) },
  });
  const [row] = rows;
  return row === undefined ? undefined : { ...last, before: kept.parse(row.before) };
}
