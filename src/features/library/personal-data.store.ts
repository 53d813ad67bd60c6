import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { mayMention, mentioning, PAGE } from '../../personal-data/mentions.store.ts';
import type { PersonalData, StoredData, Subject } from '../../personal-data/types.ts';
import { samenessOf } from './sameness.rules.ts';

/** What somebody shared, looks for, follows or reported, and words of entries that name them. */
export const libraryPersonalData: PersonalData = {
  models: {
    LibraryEntry: {
      personal: [
        ...['title', 'summary', 'link', 'says', 'toDo', 'form', 'audience', 'problem', 'steps', 'result'],
        ...['contact', 'createdById', 'decidedById', 'reason', 'revision', 'titleWords', 'linkKey'],
        'regulationNumber',
      ],
      notPersonal: [
        ...['id', 'forumId', 'number', 'kind', 'status', 'fileId', 'inForceSince', 'onPlatform', 'round'],
        ...[
          'institutionId',
          'createdAt',
          'waitingSince',
          'reviewStaleAt',
          'revisionFileId',
          'publishedAt',
          'updatedAt',
          'urgentAt',
        ],
        ...['confirmedAt', 'withdrawnAt', 'meetingId', 'materialId', 'regulationKey'],
      ],
    },
    LibraryPlan: {
      personal: [],
      notPersonal: [
        ...[
          'forumId',
          'digestOn',
          'digestWeekday',
          'digestClock',
          'digestChangedAt',
          'digestDay',
          'digestZones',
        ],
        ...[
          'digestSince',
          'digestUntil',
          'waitingToldAt',
          'checkedDay',
          'matchedUntil',
          'target',
          'targetTold',
        ],
        'columns',
      ],
    },
    LibraryTopic: {
      personal: [],
      notPersonal: ['id', 'forumId', 'name', 'words', 'createdAt', 'removedAt'],
    },
    LibraryEntryTopic: { personal: [], notPersonal: ['forumId', 'entryId', 'topicId'] },
    LibraryFollow: { personal: ['personId', 'topicId', 'since'], notPersonal: ['forumId'] },
    LibraryRequest: {
      personal: ['wording', 'createdById'],
      notPersonal: [
        ...['id', 'forumId', 'number', 'topicId', 'institutionId', 'createdAt', 'status'],
        ...['fulfilledById', 'closedAt'],
      ],
    },
    LibrarySearch: { personal: ['words'], notPersonal: ['entryId', 'forumId', 'version'] },
    LibraryWord: { personal: ['word', 'keys'], notPersonal: ['forumId', 'entries'] },
    LibraryReport: {
      personal: ['text', 'personId', 'handledById'],
      notPersonal: ['id', 'forumId', 'entryId', 'institutionId', 'createdAt', 'handledAt', 'staleAt'],
    },
  },
  export: loadOwn,
  erase: async (db, subject) => {
    const { forumId } = subject;
    const personId = { in: [...subject.personIds] };
    for (const table of TABLES) await eraseMentions(db, { table, subject });
    await db.libraryFollow.deleteMany({ where: { forumId, personId } });
    await db.libraryReport.updateMany({ where: { forumId, personId }, data: { personId: null } });
  },
};

async function loadOwn(db: Db, subject: Subject): Promise<StoredData> {
  const { forumId } = subject;
  const ids = { in: [...subject.personIds] };
  const naming = { id: { in: (await rowsNaming(db, { table: ENTRY, subject })).map(({ id }) => id) } };
  return {
    libraryEntries: await db.libraryEntry.findMany({
      where: { forumId, OR: [{ createdById: ids }, { decidedById: ids }, naming] },
      omit: { titleWords: true, linkKey: true, regulationKey: true },
      orderBy: { id: 'asc' },
    }),
    libraryRequests: await db.libraryRequest.findMany({
      where: { forumId, createdById: ids },
      orderBy: { id: 'asc' },
    }),
    libraryTopicsFollowed: await db.libraryFollow.findMany({
      where: { forumId, personId: ids },
      select: { since: true, topic: { select: { name: true } } },
      orderBy: { topicId: 'asc' },
    }),
    libraryReports: await db.libraryReport.findMany({
      where: { forumId, personId: ids },
      orderBy: { id: 'asc' },
    }),
  };
}

interface TableOfTexts {
  readonly name: 'library_entry' | 'library_request' | 'library_report';
  readonly columns: readonly string[];
}

const ENTRY: TableOfTexts = {
  name: 'library_entry',
  columns: [
    ...['title', 'summary', 'link', 'says', 'to_do', 'form', 'audience', 'problem', 'steps', 'result'],
    ...['contact', 'reason', 'regulation_number'],
  ],
};

const TABLES: readonly TableOfTexts[] = [
  ENTRY,
  { name: 'library_request', columns: ['wording'] },
  { name: 'library_report', columns: ['text'] },
];

interface NamingRow {
  readonly id: number;
  readonly forumId: number;
  /** By column; null where there is none. */
  readonly texts: Readonly<Record<string, string | null>>;
  readonly revision: unknown;
}

/** A change that waits names people as its entry does; other tables have none. */
const revisionOf = ({ name }: TableOfTexts): Prisma.Sql =>
  name === 'library_entry' ? Prisma.raw('r.revision') : Prisma.raw('NULL::jsonb');

function rowsNaming(
  db: Db,
  { table, subject }: { readonly table: TableOfTexts; readonly subject: Subject },
): Promise<readonly NamingRow[]> {
  const { forumId, mentions } = subject;
  const pairs = Prisma.raw(table.columns.map((column) => `'${column}', r.${column}`).join(', '));
  const all = Prisma.sql`concat_ws(' ', ${Prisma.raw(table.columns.map((column) => `r.${column}`).join(', '))}, ${revisionOf(table)}::text)`;
  return mentioning(subject, {
    next: (after) =>
      db.$queryRaw<NamingRow[]>(Prisma.sql`
        SELECT r.id, r.forum_id AS "forumId", jsonb_build_object(${pairs}) AS texts, ${revisionOf(table)} AS revision
        FROM ${Prisma.raw(table.name)} r
        WHERE r.id > ${after} AND r.forum_id = ${forumId} AND ${mayMention(all, mentions)}
        ORDER BY r.id LIMIT ${PAGE}`),
    textIn: ({ texts, revision }) =>
      [...Object.values(texts).filter((text) => text !== null), ...stringsIn(revision)].join('\n'),
  });
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

async function eraseMentions(
  db: Db,
  { table, subject }: { readonly table: TableOfTexts; readonly subject: Subject },
): Promise<void> {
  const { mentions, forumId } = subject;
  for (const { id, texts, revision } of await rowsNaming(db, { table, subject })) {
    const without = Object.fromEntries(
      Object.entries(texts).map(([column, text]) => [column, text && mentions.withoutIn(text)]),
    );
    const columns = Prisma.join(
      table.columns.map((column) => Prisma.sql`${Prisma.raw(column)} = ${without[column] ?? null}`),
    );
    await db.$executeRaw(
      Prisma.sql`UPDATE ${Prisma.raw(table.name)} SET ${columns} WHERE id = ${id} AND forum_id = ${forumId}`,
    );
    // What an entry is found by follows its words within a minute.
    if (table === ENTRY) {
      await db.librarySearch.updateMany({ where: { forumId, entryId: id }, data: { version: 0 } });
      const data = keysWithout(without);
      await db.libraryEntry.updateMany({ where: { forumId, id }, data });
    }
    if (revision === null) continue;
    const json = JSON.stringify(revision, (_, value: unknown) =>
      typeof value === 'string' ? mentions.withoutIn(value) : value,
    );
    await db.$executeRaw`UPDATE library_entry SET revision = ${json}::jsonb WHERE id = ${id} AND forum_id = ${forumId}`;
  }
}

/** By what an entry is noticed to be there, of what is left of its words. */
function keysWithout(texts: Readonly<Record<string, string | null | undefined>>): {
  readonly regulationKey: string;
  readonly linkKey: string;
  readonly titleWords: string[];
} {
  const keys = samenessOf({
    title: texts.title ?? '',
    link: texts.link ?? undefined,
    regulationNumber: texts.regulation_number ?? undefined,
  });
  return { ...keys, titleWords: [...keys.titleWords] };
}
