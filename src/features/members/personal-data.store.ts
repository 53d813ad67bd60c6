import type { Db } from '../../db/db.ts';
import { notEndedAt } from '../../db/in-office.ts';
import { ERASED_NAME } from '../../personal-data/mentions.ts';
import { byRecord } from '../../personal-data/traces.ts';
import type { StoredData, Subject } from '../../personal-data/types.ts';

/** Who somebody is in the forum: name, accounts, roles, seats. */
export async function loadRecords(db: Db, subject: Subject): Promise<StoredData> {
  const { forumId, personIds } = subject;
  const where = byRecord(subject);
  return {
    person: await db.person.findMany({ where: { forumId, id: { in: [...personIds] } } }),
    accounts: await db.account.findMany({ where }),
    roles: await db.roleGrant.findMany({ where }),
    seats: await db.seatHolder.findMany({
      where,
      include: { seat: { include: { institution: { select: { code: true, officialName: true } } } } },
    }),
  };
}

/** Erases it. A row without a name stays, so that every count does. */
export async function eraseRecords(db: Db, subject: Subject): Promise<void> {
  const { forumId, personIds, now } = subject;
  const where = byRecord(subject);
  await db.account.deleteMany({ where });
  await db.roleGrant.deleteMany({ where });
  await db.seatHolder.updateMany({ where: { ...where, ...notEndedAt(now) }, data: { untilAt: now } });
  await db.seatHolder.updateMany({ where, data: { position: '' } });
  await db.person.updateMany({
    where: { forumId, id: { in: [...personIds] } },
    data: {
      ...{ name: ERASED_NAME, salutation: '', erasedAt: now },
      ...{ preferredPlatform: null, quietFrom: null, quietUntil: null },
    },
  });
}
