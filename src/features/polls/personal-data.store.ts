import type { PersonalData } from '../../personal-data/types.ts';

/** Institutions choose; who pressed for one is known by a number. */
export const pollsPersonalData: PersonalData = {
  models: {
    DatePoll: {
      personal: ['createdById'],
      notPersonal: [
        'id',
        'forumId',
        'meetingId',
        'answerBy',
        'closedAt',
        'chosenSlotId',
        'createdAt',
        'revision',
        'shownRevision',
      ],
    },
    DatePollSlot: { personal: [], notPersonal: ['id', 'forumId', 'pollId', 'startsAt', 'timeZone'] },
    DatePollVote: {
      personal: ['byPersonId'],
      notPersonal: ['forumId', 'slotId', 'institutionId', 'choice', 'at'],
    },
  },
  export: async (db, { forumId, personIds }) => ({
    datePollChoices: await db.datePollVote.findMany({
      where: { forumId, byPersonId: { in: [...personIds] } },
      select: { slotId: true, institutionId: true, choice: true, at: true },
    }),
  }),
  erase: async (db, { forumId, personIds }) => {
    const who = [...personIds];
    await db.datePollVote.updateMany({
      where: { forumId, byPersonId: { in: who } },
      data: { byPersonId: null },
    });
    await db.datePoll.updateMany({
      where: { forumId, createdById: { in: who } },
      data: { createdById: null },
    });
  },
};
