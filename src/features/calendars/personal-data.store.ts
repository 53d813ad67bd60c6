import { byRecord } from '../../personal-data/traces.ts';
import type { PersonalData } from '../../personal-data/types.ts';

/** A person's own calendar: that there is one. Its token opens it, so it is not handed out; `/kalender` says it. */
export const calendarsPersonalData: PersonalData = {
  models: {
    PersonalCalendar: { personal: ['personId', 'forumId', 'token', 'createdAt'], notPersonal: [] },
  },
  export: async (db, subject) => ({
    calendars: await db.personalCalendar.findMany({
      where: byRecord(subject),
      select: { personId: true, forumId: true, createdAt: true },
    }),
  }),
  erase: async (db, subject) => {
    await db.personalCalendar.deleteMany({ where: byRecord(subject) });
  },
};
