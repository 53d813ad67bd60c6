import type { Db } from '../../db/db.ts';
import { countingAt } from '../../db/in-office.ts';
import { namesAny, withoutNames } from '../../personal-data/mentions.ts';
import type { PersonalData, Subject } from '../../personal-data/types.ts';

/** Action items of an institution the subject acts for now, added or closed by them, or that name them. */
export const actions: PersonalData = {
  load: async (db, subject) => ({ actionItems: await loadOwn(db, subject) }),
  erase: async (db, subject) => {
    for (const { id, description } of await itemsNaming(db, subject)) {
      const without = withoutNames(description, subject.names);
      await db.actionItem.update({ where: { id }, data: { description: without } });
    }
  },
};

async function loadOwn(db: Db, subject: Subject): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { forumId, now } = subject;
  const personIds = [...subject.personIds];
  const holder = { personId: { in: personIds }, ...countingAt(now) };
  const naming = await itemsNaming(db, subject);
  return db.actionItem.findMany({
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
}

async function itemsNaming(
  db: Db,
  { forumId, names }: Subject,
): Promise<readonly { readonly id: number; readonly description: string }[]> {
  const items = await db.actionItem.findMany({ where: { forumId }, select: { id: true, description: true } });
  return items.filter(({ description }) => namesAny(description, names));
}
