import { notEndedAt } from '../../db/in-office.ts';
import { ERASED_NAME, type PersonalData, type Subject } from '../../personal-data/types.ts';

/** Who somebody is in the forum: name, accounts, roles, seats. A row without a name stays, so that every count does. */
export const records: PersonalData = {
  load: async (db, subject) => {
    const { forumId, personIds } = subject;
    const people = peopleOf(subject);
    return {
      person: await db.person.findMany({ where: { forumId, id: { in: [...personIds] } } }),
      accounts: await db.account.findMany({ where: people }),
      roles: await db.roleGrant.findMany({ where: people }),
      seats: await db.seatHolder.findMany({
        where: people,
        include: { seat: { include: { institution: { select: { code: true, officialName: true } } } } },
      }),
    };
  },
  erase: async (db, subject) => {
    const { forumId, personIds, now } = subject;
    const people = peopleOf(subject);
    await db.account.deleteMany({ where: people });
    await db.roleGrant.deleteMany({ where: people });
    await db.seatHolder.updateMany({ where: { ...people, ...notEndedAt(now) }, data: { untilAt: now } });
    await db.seatHolder.updateMany({ where: people, data: { position: '' } });
    await db.person.updateMany({
      where: { forumId, id: { in: [...personIds] } },
      data: {
        ...{ name: ERASED_NAME, erasedAt: now },
        ...{ preferredPlatform: null, quietFrom: null, quietUntil: null },
      },
    });
  },
};

function peopleOf({ forumId, personIds }: Subject) {
  return { forumId, personId: { in: [...personIds] } };
}
