import type { Db } from '../../../db/db.ts';
import { namesAny } from '../names.ts';
import type { PersonalData, Subject } from '../types.ts';

/** Kinds that hold names of others, which are not handed out to whoever prepared them. */
const NAMING_OTHERS: ReadonlySet<string> = new Set(['membersImport', 'officeChange']);

/** What is prepared and waits for a press: by the subject, or by others with the name in it (an import, a change of office). */
export const proposals: PersonalData = {
  load: async (db, subject) => {
    const { forumId, personIds } = subject;
    const own = { forumId, createdById: { in: [...personIds] } };
    const rows = await db.proposal.findMany({ where: own });
    const ownIds = new Set(rows.map(({ id }) => id));
    const others = (await naming(db, subject)).filter((id) => !ownIds.has(id));
    return {
      proposals: rows.map(({ facts, ...row }) => (NAMING_OTHERS.has(row.kind) ? row : { ...row, facts })),
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

async function naming(db: Db, { forumId, names }: Subject): Promise<readonly number[]> {
  const rows = await db.proposal.findMany({ where: { forumId }, select: { id: true, facts: true } });
  return rows.filter(({ facts }) => namesAny(facts, names)).map(({ id }) => id);
}
