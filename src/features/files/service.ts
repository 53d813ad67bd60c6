import { createHash } from 'node:crypto';
import type { Db } from '../../db/db.ts';
import { type FileKind, inspectFile, mimeTypeOf } from '../../documents/inspect.ts';
import type { Refusal } from '../../inbound/replies.ts';
import type { Work } from '../../model/work.ts';
import type { OutgoingFile } from '../../platform/message.ts';
import { keptName, kindNames, MEGABYTE } from './rules.ts';
import { bytesKept, fileLimitsOf, insertFile, lockFiles, readFile } from './store.ts';
import type { KeptFile } from './types.ts';

export {
  bytesKept,
  FILE_COLUMNS,
  fileLimitsOf,
  findFile,
  findOwnFile,
  setFileLimits,
  toKeptFile,
} from './store.ts';

/** Every kind of file that is kept. */
export const ALL_KINDS: readonly FileKind[] = ['pdf', 'docx', 'xlsx', 'pptx', 'png', 'jpeg'];

/** A file that somebody hands in. */
export interface HandedIn {
  readonly forumId: number;
  /** As its sender called it. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Undefined where it could not be fetched. */
  readonly content: Buffer | undefined;
  readonly accepts: readonly FileKind[];
  readonly createdById: number | undefined;
}

/** The kept file, or why it is not kept: what `refuse` says. */
export type Keeping =
  | { readonly ok: true; readonly file: KeptFile }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Keeps a file where it is of an accepted kind by its content and fits into what the forum keeps. Whoever keeps one sets a
 * reference to it in the same transaction or within a day; what nothing refers to is removed.
 */
export async function keepFile(work: Pick<Work, 'db' | 'now'>, handed: HandedIn): Promise<Keeping> {
  const { db, now } = work;
  const { forumId, name, sizeBytes, content, accepts, createdById } = handed;
  const limits = await fileLimitsOf(db, forumId);
  const limit = limits.file;
  if ((content?.byteLength ?? sizeBytes) > limit * MEGABYTE) return not({ reason: 'fileTooLarge', limit });
  if (content === undefined) return not({ reason: 'fileUnreadable', limit });
  const inspected = await inspectFile(content);
  const kind = inspected.ok ? accepts.find((one) => one === inspected.value) : undefined;
  if (kind === undefined) {
    const reason = inspected.ok ? 'fileKind' : inspected.reason;
    return not({ reason, name, kinds: kindNames(accepts) });
  }
  await lockFiles(db, forumId);
  const isFull = (await bytesKept(db, forumId)) + content.byteLength > limits.files * MEGABYTE;
  if (isFull) return not({ reason: 'forumFull', limit: limits.files });
  const file = await insertFile(db, {
    ...{ forumId, name: keptName(name, kind), mimeType: mimeTypeOf(kind), sizeBytes: content.byteLength },
    ...{ sha256: createHash('sha256').update(content).digest('hex'), content, createdById, now },
  });
  return { ok: true, file };
}

const not = (refusal: Refusal): Keeping => ({ ok: false, refusal });

/** A kept file as it goes out with a message; undefined where it is gone. */
export async function loadFile(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<OutgoingFile | undefined> {
  const read = await readFile(db, key);
  return read && { name: read.file.name, mimeType: read.file.mimeType, content: read.content };
}
