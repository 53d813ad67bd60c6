import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { mayMention, mentioning, PAGE } from '../../personal-data/mentions.store.ts';
import { ERASED_NAME } from '../../personal-data/mentions.ts';
import type { PersonalData, Subject } from '../../personal-data/types.ts';

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
    const named = await presencesNaming(db, subject);
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
    const named = await presencesNaming(db, subject);
    const ids = named.map(({ id }) => id);
    await db.$executeRaw(Prisma.sql`
      UPDATE presence SET name = ${ERASED_NAME}, position = '', key = 'erased:' || id
      WHERE forum_id = ${forumId} AND (person_id = ANY(${[...personIds]}::int[]) OR id = ANY(${ids}::int[]))`);
  },
};

interface NamingPresence {
  readonly id: number;
  readonly forumId: number;
  readonly name: string;
}

async function presencesNaming(db: Db, subject: Subject): Promise<readonly NamingPresence[]> {
  const { forumId, mentions } = subject;
  return mentioning(subject, {
    next: (after) =>
      db.$queryRaw<NamingPresence[]>(Prisma.sql`
        SELECT p.id, p.forum_id AS "forumId", p.name FROM presence p
        WHERE p.id > ${after} AND p.forum_id = ${forumId}
          AND ${mayMention(Prisma.sql`p.name`, mentions)} ORDER BY p.id LIMIT ${PAGE}`),
    textIn: ({ name }) => name,
  });
}
