import { z } from 'zod';
import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { FILE_COLUMNS, toKeptFile } from '../files/service.ts';
import {
  type EntryKey,
  type EntryWords,
  LIBRARY_KINDS,
  type LibraryEntry,
  type LibraryStatus,
  type SamenessKeys,
} from './types.ts';

const optional = z.string().optional();
/** A change of a published entry as it is kept until a curator decides. */
const revision: z.ZodType<EntryWords> = z.object({
  ...{ kind: z.enum(LIBRARY_KINDS), title: z.string(), summary: z.string(), link: optional },
  ...{ fileId: z.number().optional(), topicIds: z.array(z.number()) },
  ...{ regulationNumber: optional, inForceSince: optional, says: optional, toDo: optional },
  ...{ form: optional, audience: optional, onPlatform: z.boolean().optional() },
  ...{ problem: optional, steps: optional, result: optional, contact: optional },
});

const WITH_ALL = {
  file: { select: FILE_COLUMNS },
  institution: { select: { id: true, shortName: true, leftAt: true } },
  topics: { select: { topic: { select: { id: true, name: true } } }, orderBy: { topicId: 'asc' } },
} as const satisfies Prisma.LibraryEntryInclude;

type Row = Prisma.LibraryEntryGetPayload<{ include: typeof WITH_ALL }>;

const timeOf = (at: Date | null): number | undefined => at?.getTime();

function toEntry(row: Row): LibraryEntry {
  const { institution } = row;
  const kept = revision.safeParse(row.revision);
  return {
    ...{ id: row.id, forumId: row.forumId, number: row.number, status: row.status, round: row.round },
    ...{ kind: row.kind, title: row.title, summary: row.summary, link: row.link ?? undefined },
    ...{ regulationNumber: row.regulationNumber ?? undefined, inForceSince: row.inForceSince ?? undefined },
    ...{ says: row.says ?? undefined, toDo: row.toDo ?? undefined, form: row.form ?? undefined },
    ...{ audience: row.audience ?? undefined, onPlatform: row.onPlatform ?? undefined },
    ...{ problem: row.problem ?? undefined, steps: row.steps ?? undefined, result: row.result ?? undefined },
    contact: row.contact ?? undefined,
    file: row.file === null ? undefined : toKeptFile(row.file),
    topics: row.topics.map(({ topic }) => topic),
    issuer:
      institution === null
        ? undefined
        : {
            ...{ institutionId: institution.id, shortName: institution.shortName },
            hasLeft: institution.leftAt !== null,
          },
    ...{ createdById: row.createdById ?? undefined, createdAt: +row.createdAt },
    ...{ waitingSince: timeOf(row.waitingSince), revision: kept.success ? kept.data : undefined },
    ...{ reason: row.reason ?? undefined, publishedAt: timeOf(row.publishedAt) },
    ...{ updatedAt: timeOf(row.updatedAt), urgentAt: timeOf(row.urgentAt) },
    ...{ confirmedAt: timeOf(row.confirmedAt), meetingId: row.meetingId ?? undefined },
  };
}

/** Makes whoever adds to the library of a forum wait for the others, so that numbers and double entries are certain. */
export async function lockLibrary(db: Db, forumId: number): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('library'), ${forumId}::int)`;
}

/** The number that the next entry or request of a forum gets; `lockLibrary` must have been called before. */
export async function nextNumber(db: Db, forumId: number): Promise<number> {
  const entries = await db.libraryEntry.aggregate({ where: { forumId }, _max: { number: true } });
  const requests = await db.libraryRequest.aggregate({ where: { forumId }, _max: { number: true } });
  return Math.max(entries._max.number ?? 0, requests._max.number ?? 0) + 1;
}

/** An entry about to be made. */
export interface NewEntry {
  readonly forumId: number;
  readonly number: number;
  readonly words: EntryWords;
  readonly keys: SamenessKeys;
  readonly institutionId: number | undefined;
  readonly createdById: number | undefined;
  readonly from: { readonly meetingId: number; readonly materialId: number } | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The columns of an issuer's words; what a kind does not have is emptied. */
function wordColumns({ words, keys }: Pick<NewEntry, 'words' | 'keys'>): WordColumns {
  const { topicIds: _, ...said } = words;
  return {
    ...{ kind: said.kind, title: said.title, summary: said.summary },
    ...{ link: said.link ?? null, fileId: said.fileId ?? null },
    ...{ regulationNumber: said.regulationNumber ?? null, inForceSince: said.inForceSince ?? null },
    ...{ says: said.says ?? null, toDo: said.toDo ?? null, form: said.form ?? null },
    ...{ audience: said.audience ?? null, onPlatform: said.onPlatform ?? null },
    ...{ problem: said.problem ?? null, steps: said.steps ?? null, result: said.result ?? null },
    contact: said.contact ?? null,
    ...{ regulationKey: keys.regulationKey, linkKey: keys.linkKey, titleWords: [...keys.titleWords] },
  };
}

type WordColumns = Pick<
  Prisma.LibraryEntryUncheckedCreateInput,
  Exclude<keyof EntryWords, 'topicIds'> | keyof SamenessKeys
>;

/** Writes an issuer's words in place of those that an entry had, with what it is about. */
export async function writeWords(
  db: Db,
  { forumId, id, ...said }: EntryKey & Pick<NewEntry, 'words' | 'keys'>,
): Promise<void> {
  await db.libraryEntry.updateMany({
    where: { forumId, id },
    data: { ...wordColumns(said), revision: Prisma.DbNull, revisionFileId: null },
  });
  await writeTopics(db, { forumId, id, topicIds: said.words.topicIds });
}

/** Keeps changed words beside those of a published entry; undefined lets go of them. */
export async function writeRevision(
  db: Db,
  { forumId, id, words }: EntryKey & { readonly words: EntryWords | undefined },
): Promise<void> {
  const { topicIds = [], ...said } = words ?? {};
  const kept = words === undefined ? Prisma.DbNull : { ...said, topicIds: [...topicIds] };
  const data = { revision: kept, revisionFileId: words?.fileId ?? null };
  await db.libraryEntry.updateMany({ where: { forumId, id }, data });
}

/** Adds an entry that waits for the curators. */
export async function insertEntry(db: Db, entry: NewEntry): Promise<LibraryEntry> {
  const { forumId, number, now, from } = entry;
  const at = new Date(now);
  const { id } = await db.libraryEntry.create({
    data: {
      ...{ ...wordColumns(entry), forumId, number, createdAt: at, waitingSince: at },
      ...{ institutionId: entry.institutionId ?? null, createdById: entry.createdById ?? null },
      ...{ meetingId: from?.meetingId ?? null, materialId: from?.materialId ?? null },
    },
    select: { id: true },
  });
  await writeTopics(db, { forumId, id, topicIds: entry.words.topicIds });
  const row = await db.libraryEntry.findUniqueOrThrow({ where: { id, forumId }, include: WITH_ALL });
  return toEntry(row);
}

/** Writes what an entry is about; topics of other forums are left out. */
async function writeTopics(
  db: Db,
  { forumId, id, topicIds }: EntryKey & { readonly topicIds: readonly number[] },
): Promise<void> {
  await db.libraryEntryTopic.deleteMany({ where: { forumId, entryId: id } });
  const topics = await db.libraryTopic.findMany({
    where: { forumId, id: { in: [...topicIds] } },
    select: { id: true },
  });
  await db.libraryEntryTopic.createMany({
    data: topics.map((topic) => ({ forumId, entryId: id, topicId: topic.id })),
  });
}

/** An entry of a forum by the number that people call it by. */
export async function findEntryByNumber(
  db: Db,
  { forumId, number }: { readonly forumId: number; readonly number: number },
): Promise<LibraryEntry | undefined> {
  const row = await db.libraryEntry.findFirst({ where: { forumId, number }, include: WITH_ALL });
  return row === null ? undefined : toEntry(row);
}

/** An entry of a forum. */
export async function findEntry(db: Db, { forumId, id }: EntryKey): Promise<LibraryEntry | undefined> {
  const row = await db.libraryEntry.findFirst({ where: { forumId, id }, include: WITH_ALL });
  return row === null ? undefined : toEntry(row);
}

/** Entries of a forum in the order in which they are named; those that are not there are left out. */
export async function listEntries(
  db: Db,
  { forumId, ids }: { readonly forumId: number; readonly ids: readonly number[] },
): Promise<readonly LibraryEntry[]> {
  const rows = await db.libraryEntry.findMany({
    where: { forumId, id: { in: [...ids] } },
    include: WITH_ALL,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toEntry(row)];
  });
}

/** A change of how far an entry is. */
export interface StatusChange extends EntryKey {
  /** Only where it stands so, in this round: of two presses at once one decides. */
  readonly from: { readonly statuses: readonly LibraryStatus[]; readonly round: number };
  readonly to: Omit<Prisma.LibraryEntryUncheckedUpdateManyInput, 'round' | 'reviewStaleAt'>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Writes it and begins the next round, so that what curators were sent is edited; false where it stood otherwise, also because another was first. */
export async function changeStatus(db: Db, { forumId, id, from, to, now }: StatusChange): Promise<boolean> {
  const { count } = await db.libraryEntry.updateMany({
    where: { forumId, id, status: { in: [...from.statuses] }, round: from.round },
    data: { ...to, round: from.round + 1, reviewStaleAt: new Date(now) },
  });
  return count > 0;
}

/** Entries of a forum of which something waits for the curators, the longest waiting first. */
export async function listWaiting(
  db: Db,
  { forumId, limit }: { readonly forumId: number; readonly limit: number },
): Promise<readonly LibraryEntry[]> {
  const rows = await db.libraryEntry.findMany({
    where: { forumId, waitingSince: { not: null } },
    orderBy: [{ waitingSince: 'asc' }, { id: 'asc' }],
    take: limit,
    include: WITH_ALL,
  });
  return rows.map(toEntry);
}
