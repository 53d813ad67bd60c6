import { textsMentioning } from '../../personal-data/mentions.store.ts';
import type { PersonalData } from '../../personal-data/types.ts';

const NOTES = { table: 'preparation_item', column: 'note' };
const LABELS = { table: 'checklist_entry', column: 'label' };

/** What somebody looks after or noted for a meeting, and notes that name them. */
export const preparingPersonalData: PersonalData = {
  models: {
    ChecklistEntry: {
      personal: ['label'],
      notPersonal: ['id', 'forumId', 'key', 'days', 'isRemoved'],
    },
    PreparationItem: {
      personal: ['note', 'assigneeId', 'changedById'],
      notPersonal: ['id', 'forumId', 'meetingId', 'key', 'state', 'hostInstitutionId', 'changedAt'],
    },
  },
  export: async (db, subject) => {
    const personIds = [...subject.personIds];
    const naming = await textsMentioning({ db, subject }, NOTES);
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
    for (const { id, text } of await textsMentioning({ db, subject }, NOTES))
      await db.preparationItem.update({ where: { id, forumId }, data: { note: mentions.withoutIn(text) } });
    for (const { id, text } of await textsMentioning({ db, subject }, LABELS))
      await db.checklistEntry.update({ where: { id, forumId }, data: { label: mentions.withoutIn(text) } });
    await db.preparationItem.updateMany({
      where: { forumId, assigneeId: { in: [...subject.personIds] } },
      data: { assigneeId: null },
    });
  },
};
