import { textsMentioning } from '../../personal-data/mentions.store.ts';
import type { PersonalData } from '../../personal-data/types.ts';
import { forgetUnused } from './store.ts';

const NAMES = { table: 'stored_file', column: 'name' };

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
    for (const { id, forumId, text } of await textsMentioning({ db, subject }, NAMES)) {
      await db.storedFile.update({
        where: { id, forumId },
        data: { name: subject.mentions.withoutIn(text) },
      });
    }
  },
  forget: { files: forgetUnused },
};
