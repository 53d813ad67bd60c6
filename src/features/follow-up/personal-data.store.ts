import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { countingAt } from '../../db/in-office.ts';
import { mayMention, mentioning, PAGE } from '../../personal-data/mentions.store.ts';
import type { PersonalData, StoredData, Subject } from '../../personal-data/types.ts';
import { minutesPersonalData } from './minutes-personal-data.store.ts';

/** Action items of an institution the subject acts for now, added or closed by them, or that name them. */
export const followUpPersonalData: PersonalData = {
  models: {
    ...minutesPersonalData.models,
    ActionItem: {
      personal: ['description', 'createdById', 'closedById'],
      notPersonal: [
        ...['id', 'forumId', 'meetingId', 'number', 'institutionId', 'dueAt', 'state'],
        ...['createdAt', 'closedAt'],
      ],
    },
  },
  export: async (db, subject) => ({
    ...(await loadOwn(db, subject)),
    ...(await minutesPersonalData.export?.(db, subject)),
  }),
  erase: async (db, subject) => {
    for (const { id, forumId, description } of await itemsNaming(db, subject)) {
      const without = subject.mentions.withoutIn(description);
      await db.actionItem.update({ where: { id, forumId }, data: { description: without } });
    }
    await minutesPersonalData.erase?.(db, subject);
  },
};

async function loadOwn(db: Db, subject: Subject): Promise<StoredData> {
  const { forumId, now } = subject;
  const personIds = [...subject.personIds];
  const holder = { personId: { in: personIds }, ...countingAt(now) };
  const naming = await itemsNaming(db, subject);
  const actionItems = await db.actionItem.findMany({
    where: {
      forumId,
      OR: [
        { institution: { seat: { holders: { some: holder } } } },
        { createdById: { in: personIds } },
        { closedById: { in: personIds } },
        { id: { in: naming.map(({ id }) => id) } },
      ],
    },
    include: { institution: { select: { code: true, officialName: true } } },
    orderBy: { id: 'asc' },
  });
  return { actionItems };
}

interface NamingItem {
  readonly id: number;
  readonly forumId: number;
  readonly description: string;
}

async function itemsNaming(db: Db, subject: Subject): Promise<readonly NamingItem[]> {
  const { forumId, mentions } = subject;
  return mentioning(subject, {
    next: (after) =>
      db.$queryRaw<NamingItem[]>(Prisma.sql`
        SELECT a.id, a.forum_id AS "forumId", a.description FROM action_item a
        WHERE a.id > ${after} AND a.forum_id = ${forumId}
          AND ${mayMention(Prisma.sql`a.description`, mentions)} ORDER BY a.id LIMIT ${PAGE}`),
    textIn: ({ description }) => description,
  });
}
