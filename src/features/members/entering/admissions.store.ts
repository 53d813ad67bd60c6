import type { Db } from '../../../db/db.ts';
import type { Prisma } from '../../../db/generated/client.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import { type Moved, movedSchema } from './moved.types.ts';

/** By what somebody came in as a person. */
export type AdmissionWay = 'invitation' | 'code' | 'secretariat' | 'file';

/** How long an admission can be undone, and is kept. */
export const UNDO_DAYS = 30;

/** An admission about to be kept. */
export interface NewAdmission {
  readonly forumId: number;
  readonly personId: number;
  readonly mergedId: number | undefined;
  readonly way: AdmissionWay;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly moved: Moved;
}

/** Keeps what an admission changed and gives its number. */
export async function insertAdmission(db: Db, admission: NewAdmission): Promise<number> {
  const { id } = await db.admission.create({ data: rowOf(admission), select: { id: true } });
  return id;
}

/** The same for many at once, whose numbers nobody needs. */
export async function insertAdmissions(db: Db, admissions: readonly NewAdmission[]): Promise<void> {
  await db.admission.createMany({ data: admissions.map(rowOf) });
}

function rowOf({ mergedId, now, moved, ...facts }: NewAdmission): Prisma.AdmissionCreateManyInput {
  // What is undefined is left out; the rest are numbers and lists of them.
  const json = movedSchema.parse(JSON.parse(JSON.stringify(moved)));
  return { ...facts, mergedId: mergedId ?? null, at: new Date(now), moved: json };
}

/** An admission that can be undone. */
export interface KnownAdmission {
  readonly id: number;
  readonly personId: number;
  readonly mergedId: number | undefined;
  readonly way: AdmissionWay;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly moved: Moved;
}

/** Which admissions are looked for, at `now` (epoch milliseconds). */
export interface AdmissionQuery {
  readonly forumId: number;
  readonly now: number;
}

/** An admission that can be undone now; undefined when it was, is too old or another forum's. */
export async function findAdmission(
  db: Db,
  { id, ...query }: AdmissionQuery & { readonly id: number },
): Promise<KnownAdmission | undefined> {
  const row = await db.admission.findFirst({ where: { id, ...undoable(query) } });
  return row === null ? undefined : readRow(row);
}

/** The admissions that can be undone now, the latest first. */
export async function listAdmissions(
  db: Db,
  { limit, ...query }: AdmissionQuery & { readonly limit: number },
): Promise<readonly KnownAdmission[]> {
  const rows = await db.admission.findMany({
    where: undoable(query),
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map(readRow);
}

function undoable({ forumId, now }: AdmissionQuery): Prisma.AdmissionWhereInput {
  return { forumId, undoneAt: null, at: { gt: new Date(now - UNDO_DAYS * DAY_MS) } };
}

function readRow(row: {
  readonly id: number;
  readonly personId: number;
  readonly mergedId: number | null;
  readonly way: AdmissionWay;
  readonly at: Date;
  readonly moved: unknown;
}): KnownAdmission {
  return {
    id: row.id,
    personId: row.personId,
    mergedId: row.mergedId ?? undefined,
    way: row.way,
    at: +row.at,
    moved: movedSchema.parse(row.moved),
  };
}

/** Marks an admission as undone, once: of two who press at once one gets true. */
export async function markUndone(
  db: Db,
  { id, ...query }: AdmissionQuery & { readonly id: number },
): Promise<boolean> {
  const { count } = await db.admission.updateMany({
    where: { id, ...undoable(query) },
    data: { undoneAt: new Date(query.now) },
  });
  return count === 1;
}

/** Forgets admissions that cannot be undone any more at `now` (epoch milliseconds). */
export async function forgetAdmissions(db: Db, now: number): Promise<number> {
  const old = { at: { lte: new Date(now - UNDO_DAYS * DAY_MS) } };
  return (await db.admission.deleteMany({ where: old })).count;
}
