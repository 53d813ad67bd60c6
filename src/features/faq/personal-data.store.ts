import { byAccount } from '../../personal-data/traces.ts';
import type { PersonalData } from '../../personal-data/types.ts';

/** Questions that nobody could answer yet, with who asked. */
export const questions: PersonalData = {
  load: async (db, subject) => ({
    questions: await db.unansweredQuestion.findMany({ where: byAccount(subject) }),
  }),
  erase: async (db, subject) => {
    await db.unansweredQuestion.updateMany({ where: byAccount(subject), data: { externalId: '' } });
  },
};
