import type { PersonalData } from '../../personal-data/types.ts';

/** The forum's own settings say nothing of people. */
export const forumPersonalData: PersonalData = {
  models: {
    Forum: {
      personal: [],
      notPersonal: [
        ...[
          'id',
          'name',
          'timeZone',
          'locale',
          'cadenceMonths',
          'cadenceWeeks',
          'usualWeekday',
          'usualWeek',
          'quietFrom',
          'quietUntil',
          'quietSundays',
        ],
        ...['quietSaturdays', 'reminderPlan', 'calendarToken', 'calendarTokenAt', 'calendarKey'],
        ...['ledgerMonths', 'quorum', 'createdAt'],
        ...['fileMegabytes', 'filesMegabytes', 'faqSeed', 'invitationTexts'],
      ],
    },
  },
};
