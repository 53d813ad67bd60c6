import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { FILE_COLUMNS, toKeptFile } from '../files/service.ts';
import type { Material, MaterialsSpan } from './types.ts';

const COLUMNS = {
  ...{ id: true, meetingId: true, title: true, url: true, createdAt: true },
  file: { select: FILE_COLUMNS },
} as const;

type Row = Prisma.MaterialGetPayload<{ select: typeof COLUMNS }>;

const toMaterial = ({ file, url, createdAt, ...row }: Row): Material => ({
  ...row,
  file: file === null ? undefined : toKeptFile(file),
  url: url ?? undefined,
  createdAt: +createdAt,
});

/** A meeting of a forum. */
export interface MeetingKey {
  readonly forumId: number;
  readonly meetingId: number;
}

/** The materials of a meeting, the first first. */
export async function listMaterials(
  db: Db,
  { forumId, meetingId }: MeetingKey,
): Promise<readonly Material[]> {
  const rows = await db.material.findMany({
    where: { forumId, meetingId },
    orderBy: { id: 'asc' },
    select: COLUMNS,
  });
  return rows.map(toMaterial);
}

/** Material of a forum. */
export async function findMaterial(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<Material | undefined> {
  const row = await db.material.findFirst({ where: { id, forumId }, select: COLUMNS });
  return row === null ? undefined : toMaterial(row);
}

/** Material about to be added. */
export interface NewMaterial extends MeetingKey {
  readonly title: string;
  readonly fileId?: number;
  readonly url?: string;
  readonly createdById: number | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Adds material. */
export async function insertMaterial(
  db: Db,
  { createdById, now, ...material }: NewMaterial,
): Promise<Material> {
  const data = { ...material, createdById: createdById ?? null, createdAt: new Date(now) };
  return toMaterial(await db.material.create({ data, select: COLUMNS }));
}

/** Removes material; false where it is gone already. */
export async function deleteMaterial(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<boolean> {
  const { count } = await db.material.deleteMany({ where: { id, forumId } });
  return count > 0;
}

/** When material of an announced meeting came to its members. */
export interface Coming extends MeetingKey {
  /** Epoch milliseconds: when it was added, or the meeting announced. */
  readonly cameAt: number;
  readonly hostInstitutionId: number | null;
  /** The forum's plan as stored. */
  readonly storedPlan: unknown;
}

/** Material came when it was added, but not before its meeting was announced. */
const CAME_AT = Prisma.sql`greatest(x.created_at, m.announced_at)`;

/** Of all forums, when the materials that came since a moment (epoch milliseconds) came. */
export async function listComing(db: Db, since: number): Promise<readonly Coming[]> {
  return db.$queryRaw<Coming[]>(Prisma.sql`
    SELECT x.forum_id AS "forumId", x.meeting_id AS "meetingId", m.host_institution_id AS "hostInstitutionId",
      f.reminder_plan AS "storedPlan",
      floor(extract(epoch FROM ${CAME_AT}) * 1000)::float8 AS "cameAt"
    FROM material x JOIN meeting m ON m.id = x.meeting_id JOIN forum f ON f.id = x.forum_id
    WHERE m.state = 'announced' AND ${CAME_AT} > ${new Date(since)}
    ORDER BY 2, 5`);
}

/** The materials of a meeting that came within a span. */
export async function listCame(
  db: Db,
  { forumId, meetingId, span }: MeetingKey & { readonly span: MaterialsSpan },
): Promise<readonly Material[]> {
  const rows = await db.$queryRaw<{ readonly id: number }[]>(Prisma.sql`
    SELECT x.id FROM material x JOIN meeting m ON m.id = x.meeting_id
    WHERE x.forum_id = ${forumId} AND x.meeting_id = ${meetingId}
      AND ${CAME_AT} >= ${new Date(span.from)} AND ${CAME_AT} < ${new Date(span.until)}`);
  const came = new Set(rows.map(({ id }) => id));
  return (await listMaterials(db, { forumId, meetingId })).filter(({ id }) => came.has(id));
}
