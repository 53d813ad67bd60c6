import type { PersonalData } from '../../personal-data/types.ts';

/** Holidays are nobody's. */
export const datesPersonalData: PersonalData = {
  models: {
    HolidayCorrection: {
      personal: [],
      notPersonal: ['id', 'forumId', 'date', 'kind', 'name', 'isEstimate', 'createdAt'],
    },
  },
};
