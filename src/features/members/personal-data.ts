import { done } from '../../lib/result.ts';
import type { PersonalData } from '../../personal-data/types.ts';
import { forgetAdmissions } from './entering/admissions.store.ts';
import { eraseEntering, forgetEntering, loadEntering } from './entering/personal-data.store.ts';
import { eraseRecords, loadRecords } from './personal-data.store.ts';
import { removeRoles } from './roles.service.ts';

/** Who somebody is in the forum, and how they came in. */
export const membersPersonalData: PersonalData = {
  models: {
    Person: {
      personal: [
        ...['id', 'name', 'salutation', 'preferredPlatform', 'quietFrom', 'quietUntil', 'reminderLevel'],
        ...['erasedAt', 'mergedIntoId'],
      ],
      notPersonal: ['forumId', 'createdAt'],
    },
    Account: {
      personal: ['personId', 'platform', 'externalId', 'lastUsedAt', 'revokedAt'],
      notPersonal: ['id', 'forumId', 'createdAt'],
    },
    RoleGrant: { personal: ['personId', 'role'], notPersonal: ['id', 'forumId', 'grantedAt'] },
    SeatHolder: {
      personal: ['personId', 'capacity', 'position', 'fromAt', 'untilAt'],
      notPersonal: ['id', 'forumId', 'seatId'],
    },
    Seat: { personal: [], notPersonal: ['id', 'forumId', 'institutionId', 'title'] },
    Institution: {
      personal: [],
      notPersonal: [
        ...['id', 'forumId', 'code', 'officialName', 'shortName', 'kind', 'timeZone', 'nicknames'],
        ...['listOrder', 'verified', 'createdAt', 'leftAt'],
      ],
    },
    JoinRequest: {
      personal: ['externalId', 'displayName', 'capacity', 'decidedById'],
      notPersonal: ['id', 'forumId', 'institutionId', 'platform', 'createdAt', 'state', 'decidedAt'],
    },
    Invitation: {
      personal: ['name', 'position', 'personId', 'createdById', 'createdBy'],
      notPersonal: [
        ...['id', 'forumId', 'seatId', 'capacity', 'role', 'codeHash', 'createdAt'],
        ...['expiresAt', 'usedAt', 'revokedAt'],
      ],
    },
    LinkCode: {
      personal: ['personId'],
      notPersonal: ['id', 'forumId', 'platform', 'codeHash', 'expiresAt', 'usedAt'],
    },
    CodeGuess: { personal: ['externalId', 'wrong'], notPersonal: ['platform', 'since'] },
    JoinBlock: {
      personal: ['externalId', 'displayName', 'createdById'],
      notPersonal: ['id', 'forumId', 'platform', 'createdAt'],
    },
    Admission: {
      personal: ['personId', 'mergedId', 'moved'],
      notPersonal: ['id', 'forumId', 'way', 'at', 'undoneAt'],
    },
  },
  release: async (work, { forumId, personId }) =>
    personId === undefined ? done(undefined) : removeRoles(work, { forumId, personIds: [personId] }),
  export: async (db, subject) => ({
    ...(await loadRecords(db, subject)),
    ...(await loadEntering(db, subject)),
  }),
  erase: async (db, subject) => {
    await eraseEntering(db, subject);
    await eraseRecords(db, subject);
  },
  forget: { ...forgetEntering, admissions: forgetAdmissions },
};
