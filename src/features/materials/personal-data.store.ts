import { textsMentioning } from '../../personal-data/mentions.store.ts';
import type { PersonalData } from '../../personal-data/types.ts';

const TITLES = { table: 'material', column: 'title' };

/** Materials somebody added, and those whose titles name them. */
export const materialsPersonalData: PersonalData = {
  models: {
    Material: {
      personal: ['title', 'url', 'createdById'],
      notPersonal: ['id', 'forumId', 'meetingId', 'fileId', 'createdAt'],
    },
  },
  export: async (db, subject) => ({
    materialsAdded: await db.material.findMany({
      where: { forumId: subject.forumId, createdById: { in: [...subject.personIds] } },
      select: { title: true, url: true, createdAt: true },
      orderBy: { id: 'asc' },
    }),
  }),
  erase: async (db, subject) => {
    for (const { id, forumId, text } of await textsMentioning({ db, subject }, TITLES)) {
      await db.material.update({
        where: { id, forumId },
        data: { title: subject.mentions.withoutIn(text) },
      });
    }
  },
};
