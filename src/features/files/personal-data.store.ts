import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { mayMention, mentioning, PAGE } from '../../personal-data/mentions.store.ts';
import type { PersonalData, Subject } from '../../personal-data/types.ts';
import { forgetUnused } from './store.ts';

/**
 * Files somebody handed in, and those whose names name them. What a file says is the forum's own document (a letter, minutes,
 * materials): it is not searched, and goes when what it belongs to does.
 */
export const filesPersonalData: PersonalData = {
  models: {
    StoredFile: {
      personal: ['name', 'createdById'],
      notPersonal: ['id', 'forumId', 'mimeType', 'sizeBytes', 'sha256', 'createdAt'],
    },
    StoredFileContent: { personal: ['bytes'], notPersonal: ['fileId'] },
  },
  export: async (db, subject) => ({
    filesHandedIn: await db.storedFile.findMany({
      where: { forumId: subject.forumId, createdById: { in: [...subject.personIds] } },
      select: { name: true, sizeBytes: true, createdAt: true },
      orderBy: { id: 'asc' },
    }),
  }),
  erase: async (db, subject) => {
    for (const { id, forumId, name } of await filesNaming(db, subject)) {
      await db.storedFile.update({
        where: { id, forumId },
        data: { name: subject.mentions.withoutIn(name) },
      });
    }
  },
  forget: { files: forgetUnused },
};

interface NamingFile {
  readonly id: number;
  readonly forumId: number;
  readonly name: string;
}

async function filesNaming(db: Db, subject: Subject): Promise<readonly NamingFile[]> {
  const { forumId, mentions } = subject;
  return mentioning(subject, {
    next: (after) =>
      db.$queryRaw<NamingFile[]>(Prisma.sql`
        SELECT f.id, f.forum_id AS "forumId", f.name FROM stored_file f
        WHERE f.id > ${after} AND f.forum_id = ${forumId}
          AND ${mayMention(Prisma.sql`f.name`, mentions)} ORDER BY f.id LIMIT ${PAGE}`),
    textIn: ({ name }) => name,
  });
}
