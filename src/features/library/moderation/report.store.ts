import type { Db } from '../../../db/db.ts';

/** What somebody finds wrong with an entry. */
export interface Report {
  readonly id: number;
  readonly forumId: number;
  readonly entryId: number;
  /** Empty: they did not say what. */
  readonly text: string;
  /** Short name; undefined: nobody's of an institution. */
  readonly institution: string | undefined;
  readonly isHandled: boolean;
}

/** Adds a report. */
export async function insertReport(
  db: Db,
  report: {
    readonly forumId: number;
    readonly entryId: number;
    readonly institutionId: number | undefined;
    readonly personId: number | undefined;
    readonly text: string;
    /** Epoch milliseconds. */
    readonly now: number;
  },
): Promise<number> {
  const { forumId, entryId, institutionId, personId, text, now } = report;
  const { id } = await db.libraryReport.create({
    data: {
      ...{ forumId, entryId, text, createdAt: new Date(now) },
      ...{ institutionId: institutionId ?? null, personId: personId ?? null },
    },
    select: { id: true },
  });
  return id;
}

/** A report of a forum. */
export async function findReport(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<Report | undefined> {
  const row = await db.libraryReport.findFirst({
    where: { forumId, id },
    include: { institution: { select: { shortName: true } } },
  });
  if (row === null) return undefined;
  const { entryId, text, institution, handledAt } = row;
  return { id, forumId, entryId, text, institution: institution?.shortName, isHandled: handledAt !== null };
}

/** What somebody has reported of an entry that nobody has looked after. */
export async function listOpenReports(
  db: Db,
  {
    forumId,
    entryId,
    personId,
  }: { readonly forumId: number; readonly entryId: number; readonly personId: number },
): Promise<readonly string[]> {
  const where = { forumId, entryId, personId, handledAt: null };
  return (await db.libraryReport.findMany({ where, select: { text: true } })).map(({ text }) => text);
}

/** Marks all reports of an entry as looked after: it is withdrawn. */
export async function handleReportsOf(
  db: Db,
  handled: {
    readonly forumId: number;
    readonly entryId: number;
    readonly byId: number | undefined;
    readonly now: number;
  },
): Promise<void> {
  const { forumId, entryId, byId, now } = handled;
  const at = new Date(now);
  await db.libraryReport.updateMany({
    where: { forumId, entryId, handledAt: null },
    data: { handledAt: at, handledById: byId ?? null, staleAt: at },
  });
}

/** Marks a report as looked after; false where it was already. */
export async function handleReport(
  db: Db,
  handled: {
    readonly forumId: number;
    readonly id: number;
    readonly byId: number | undefined;
    readonly now: number;
  },
): Promise<boolean> {
  const { forumId, id, byId, now } = handled;
  const { count } = await db.libraryReport.updateMany({
    where: { forumId, id, handledAt: null },
    data: { handledAt: new Date(now), handledById: byId ?? null, staleAt: new Date(now) },
  });
  return count > 0;
}
