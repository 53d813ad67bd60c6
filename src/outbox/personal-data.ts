import type { PersonalData } from '../personal-data/types.ts';

/** A private chat's pace is known for an hour after its last message; processes are no people. */
export const outboxPersonalData: PersonalData = {
  models: {
    PaceBucket: { personal: ['key'], notPersonal: ['nextAt'] },
    Worker: { personal: [], notPersonal: ['id', 'startedAt'] },
  },
};
