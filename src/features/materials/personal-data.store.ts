import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { mayMention, mentioning, PAGE } from '../../personal-data/mentions.store.ts';
import type { PersonalData, Subject } from '../../personal-data/types.ts';

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
    for (const { id, forumId, title } of await materialsNaming(db, subject)) {
      await db.material.update({
        where: { id, forumId },
        data: { title: subject.mentions.withoutIn(title) },
      });
    }
  },
};

interface NamingMaterial {
  readonly id: number;
  readonly forumId: number;
  readonly title: string;
}

async function materialsNaming(db: Db, subject: Subject): Promise<readonly NamingMaterial[]> {
  const { forumId, mentions } = subject;
  return mentioning(subject, {
    next: (after) =>
      db.$queryRaw<NamingMaterial[]>(Prisma.sql`
        SELECT x.id, x.forum_id AS "forumId", x.title FROM material x
        WHERE x.id > ${after} AND x.forum_id = ${forumId}
          AND ${mayMention(Prisma.sql`x.title`, mentions)} ORDER BY x.id LIMIT ${PAGE}`),
    textIn: ({ title }) => title,
  });
}
