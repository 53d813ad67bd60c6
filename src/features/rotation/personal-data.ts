import type { PersonalData } from '../../personal-data/types.ts';

/** Turns belong to institutions, not to people. */
export const rotationPersonalData: PersonalData = {
  models: {
    HostTurn: {
      personal: [],
      notPersonal: [
        ...['id', 'forumId', 'institutionId', 'position', 'state', 'meetingId', 'consent'],
        ...['createdAt', 'handedOverAt'],
      ],
    },
  },
};
