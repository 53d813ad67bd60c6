import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { DAY_MS } from '../../lib/clock.ts';
import { FORGET_BATCH } from '../../personal-data/types.ts';
import type { FileLimits, KeptFile } from './types.ts';

/** A file about to be kept. */
export interface NewFile extends Omit<KeptFile, 'id' | 'createdAt'> {
  readonly forumId: number;
  readonly content: Buffer;
  readonly createdById: number | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Columns of a file as others include it. */
export const FILE_COLUMNS = {
  ...{ id: true, name: true, mimeType: true, sizeBytes: true, sha256: true, createdAt: true },
} as const;

/** A row as a file. */
export function toKeptFile(row: Omit<KeptFile, 'createdAt'> & { readonly createdAt: Date }): KeptFile {
  const { id, name, mimeType, sizeBytes, sha256, createdAt } = row;
  return { id, name, mimeType, sizeBytes, sha256, createdAt: createdAt.getTime() };
}

/** What a forum keeps at most. */
export async function fileLimitsOf(db: Db, forumId: number): Promise<FileLimits> {
  const row = await db.forum.findUniqueOrThrow({
    where: { id: forumId },
    select: { fileMegabytes: true, filesMegabytes: true },
  });
  return { file: row.fileMegabytes, files: row.filesMegabytes };
}

/** Sets it. */
export async function setFileLimits(
  db: Db,
  { forumId, limits }: { readonly forumId: number; readonly limits: FileLimits },
): Promise<void> {
  await db.forum.update({
    where: { id: forumId },
    data: { fileMegabytes: limits.file, filesMegabytes: limits.files },
  });
}

/** Bytes that a forum's files take together. */
export async function bytesKept(db: Db, forumId: number): Promise<number> {
  const { _sum } = await db.storedFile.aggregate({ where: { forumId }, _sum: { sizeBytes: true } });
  return _sum.sizeBytes ?? 0;
}

/** Makes whoever keeps a file in a forum wait for the others, so that together they stay within its limit. */
export async function lockFiles(db: Db, forumId: number): Promise<void> {
  await db.$queryRaw`SELECT id FROM forum WHERE id = ${forumId} FOR NO KEY UPDATE`;
}

/** Keeps a file. */
export async function insertFile(db: Db, { content, now, createdById, ...file }: NewFile): Promise<KeptFile> {
  const row = await db.storedFile.create({
    data: {
      ...file,
      createdById: createdById ?? null,
      createdAt: new Date(now),
      content: { create: { bytes: new Uint8Array(content) } },
    },
    select: FILE_COLUMNS,
  });
  return toKeptFile(row);
}

/** A file of a forum, without its bytes. */
export async function findFile(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<KeptFile | undefined> {
  const row = await db.storedFile.findFirst({ where: { id, forumId }, select: FILE_COLUMNS });
  return row === null ? undefined : toKeptFile(row);
}

/** A file of a forum that this person handed in; of an administrator without a record, who has none of their own. */
export async function findOwnFile(
  db: Db,
  key: { readonly forumId: number; readonly id: number; readonly createdById: number | undefined },
): Promise<KeptFile | undefined> {
  const { forumId, id, createdById } = key;
  const row = await db.storedFile.findFirst({
    where: { id, forumId, createdById: createdById ?? null },
    select: FILE_COLUMNS,
  });
  return row === null ? undefined : toKeptFile(row);
}

/** The bytes of a file of a forum, with the file. */
export async function readFile(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<{ readonly file: KeptFile; readonly content: Buffer } | undefined> {
  const row = await db.storedFile.findFirst({
    where: { id, forumId },
    select: { ...FILE_COLUMNS, content: { select: { bytes: true } } },
  });
  if (row?.content == null) return undefined;
  return { file: toKeptFile(row), content: Buffer.from(row.content.bytes) };
}

/** So long a file may wait for a row that refers to it: for a press under a question, say. */
const UNUSED_MS = DAY_MS;

/**
 * Removes files to which nothing refers (any more), some at a time. What refers to files is asked of the database, so that no
 * room can be forgotten here.
 */
export async function forgetUnused(db: Db, now: number): Promise<number> {
  const referring = await db.$queryRaw<{ readonly unused: string }[]>`
    SELECT format('NOT EXISTS (SELECT FROM %s r WHERE r.%I = f.id)', c.conrelid::regclass, a.attname) AS unused
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid = 'stored_file'::regclass AND c.confdeltype <> 'c'`;
  const unused = Prisma.raw(['TRUE', ...referring.map((one) => one.unused)].join(' AND '));
  return db.$executeRaw(Prisma.sql`
    DELETE FROM stored_file WHERE id IN (
      SELECT f.id FROM stored_file f
      WHERE f.created_at < ${new Date(now - UNUSED_MS)} AND ${unused}
      ORDER BY f.id LIMIT ${FORGET_BATCH} FOR UPDATE SKIP LOCKED)`);
}
