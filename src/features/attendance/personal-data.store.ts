import { Prisma } from '../../db/generated/client.ts';
import { textsMentioning } from '../../personal-data/mentions.store.ts';
import { ERASED_NAME } from '../../personal-data/mentions.ts';
import type { PersonalData } from '../../personal-data/types.ts';

const NAMES = { table: 'presence', column: 'name' };

/** When somebody was seen at which meeting, and where they are named as a guest or by others. */
export const attendancePersonalData: PersonalData = {
  models: {
    CheckIn: {
      personal: ['openedById'],
      notPersonal: ['meetingId', 'forumId', 'token', 'secret', 'startUrl', 'openedAt'],
    },
    Presence: {
      personal: ['personId', 'key', 'name', 'position', 'markedById'],
      notPersonal: ['id', 'forumId', 'meetingId', 'institutionId', 'at'],
    },
  },
  export: async (db, subject) => {
    const named = await textsMentioning({ db, subject }, NAMES);
    const { forumId, personIds } = subject;
    return {
      presences: await db.presence.findMany({
        where: {
          forumId,
          OR: [{ personId: { in: [...personIds] } }, { id: { in: named.map(({ id }) => id) } }],
        },
        select: { name: true, position: true, at: true, meeting: { select: { number: true, title: true } } },
        orderBy: { id: 'asc' },
      }),
    };
  },
  erase: async (db, subject) => {
    const { forumId, personIds } = subject;
    const named = await textsMentioning({ db, subject }, NAMES);
    const ids = named.map(({ id }) => id);
    await db.$executeRaw(Prisma.sql`
      UPDATE presence SET name = ${ERASED_NAME}, position = '', key = 'erased:' || id
      WHERE forum_id = ${forumId} AND (person_id = ANY(${[...personIds]}::int[]) OR id = ANY(${ids}::int[]))`);
  },
};
