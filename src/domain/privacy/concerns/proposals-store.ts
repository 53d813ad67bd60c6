import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { names, waysOf } from '../traces-store.ts';
import type { PersonalData, Subject } from '../types.ts';

/** What is prepared and waits for a press: by the subject, or by others with the name in it (an import, a change of office). */
export const proposals: PersonalData = {
  load: async (db, subject) => {
    const { forumId, personIds } = subject;
    const own = { forumId, createdById: { in: [...personIds] } };
    const rows = await db.proposal.findMany({ where: own });
    const ownIds = new Set(rows.map(({ id }) => id));
    const others = (await naming(db, subject)).filter((id) => !ownIds.has(id));
    return {
      // A list of members names others: of their own the subject gets what is about them.
      proposals: rows.map(({ facts, ...row }) => (row.kind === 'seatChoice' ? { ...row, facts } : row)),
      proposalsNamingYou: await db.proposal.findMany({
        where: { id: { in: others } },
        select: { kind: true, createdAt: true, expiresAt: true },
      }),
    };
  },
  erase: async (db, subject) => {
    const own = { forumId: subject.forumId, createdById: { in: [...subject.personIds] } };
    const data = { facts: {}, state: 'dropped' };
    await db.proposal.updateMany({ where: own, data });
    await db.proposal.updateMany({ where: { id: { in: [...(await naming(db, subject))] } }, data });
  },
};

async function naming(db: Db, subject: Subject): Promise<readonly number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>(Prisma.sql`
    SELECT p.id FROM proposal p
    WHERE p.forum_id = ${subject.forumId} AND ${names(Prisma.sql`p.facts::text`, waysOf(subject))}`);
  return rows.map(({ id }) => id);
}
