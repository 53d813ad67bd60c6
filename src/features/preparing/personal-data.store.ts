import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { mayMention, mentioning, PAGE } from '../../personal-data/mentions.store.ts';
import type { PersonalData, Subject } from '../../personal-data/types.ts';

/** What somebody looks after or noted for a meeting, and notes that name them. */
export const preparingPersonalData: PersonalData = {
  models: {
    ChecklistEntry: {
      personal: ['label'],
      notPersonal: ['id', 'forumId', 'key', 'days', 'isRemoved'],
    },
    PreparationItem: {
      personal: ['note', 'assigneeId', 'changedById'],
      notPersonal: ['id', 'forumId', 'meetingId', 'key', 'state', 'changedAt'],
    },
  },
  export: async (db, subject) => {
    const personIds = [...subject.personIds];
    const naming = await notesNaming(db, subject);
    return {
      preparations: await db.preparationItem.findMany({
        where: {
          forumId: subject.forumId,
          OR: [
            { assigneeId: { in: personIds } },
            { changedById: { in: personIds } },
            { id: { in: naming.map(({ id }) => id) } },
          ],
        },
        orderBy: { id: 'asc' },
      }),
    };
  },
  erase: async (db, subject) => {
    const { forumId, mentions } = subject;
    for (const { id, text } of await notesNaming(db, subject))
      await db.preparationItem.update({ where: { id, forumId }, data: { note: mentions.withoutIn(text) } });
    for (const { id, text } of await labelsNaming(db, subject))
      await db.checklistEntry.update({ where: { id, forumId }, data: { label: mentions.withoutIn(text) } });
    await db.preparationItem.updateMany({
      where: { forumId, assigneeId: { in: [...subject.personIds] } },
      data: { assigneeId: null },
    });
  },
};

interface Naming {
  readonly id: number;
  readonly forumId: number;
  readonly text: string;
}

function notesNaming(db: Db, subject: Subject): Promise<readonly Naming[]> {
  const { forumId, mentions } = subject;
  return mentioning(subject, {
    next: (after) =>
      db.$queryRaw<Naming[]>(Prisma.sql`
        SELECT x.id, x.forum_id AS "forumId", x.note AS text FROM preparation_item x
        WHERE x.id > ${after} AND x.forum_id = ${forumId}
          AND ${mayMention(Prisma.sql`x.note`, mentions)} ORDER BY x.id LIMIT ${PAGE}`),
    textIn: ({ text }) => text,
  });
}

function labelsNaming(db: Db, subject: Subject): Promise<readonly Naming[]> {
  const { forumId, mentions } = subject;
  return mentioning(subject, {
    next: (after) =>
      db.$queryRaw<Naming[]>(Prisma.sql`
        SELECT x.id, x.forum_id AS "forumId", x.label AS text FROM checklist_entry x
        WHERE x.id > ${after} AND x.forum_id = ${forumId}
          AND ${mayMention(Prisma.sql`x.label`, mentions)} ORDER BY x.id LIMIT ${PAGE}`),
    textIn: ({ text }) => text,
  });
}
