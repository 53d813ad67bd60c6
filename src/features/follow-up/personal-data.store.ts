import type { Db } from '../../db/db.ts';
import { countingAt } from '../../db/in-office.ts';
import { textsMentioning } from '../../personal-data/mentions.store.ts';
import type { PersonalData, StoredData, Subject } from '../../personal-data/types.ts';
import { minutesPersonalData } from './minutes/personal-data.store.ts';

const DESCRIPTIONS = { table: 'action_item', column: 'description' };

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
    for (const { id, forumId, text } of await textsMentioning({ db, subject }, DESCRIPTIONS)) {
      const without = subject.mentions.withoutIn(text);
      await db.actionItem.update({ where: { id, forumId }, data: { description: without } });
    }
    await minutesPersonalData.erase?.(db, subject);
  },
};

async function loadOwn(db: Db, subject: Subject): Promise<StoredData> {
  const { forumId, now } = subject;
  const personIds = [...subject.personIds];
  const holder = { personId: { in: personIds }, ...countingAt(now) };
  const naming = await textsMentioning({ db, subject }, DESCRIPTIONS);
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
