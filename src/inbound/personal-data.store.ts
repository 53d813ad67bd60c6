import type { Db } from '../db/db.ts';
import type { Prisma } from '../db/generated/client.ts';
import { namesAny } from '../personal-data/mentions.ts';
import type { PersonalData, Subject } from '../personal-data/types.ts';

/** Kinds that hold names of others, which are not handed out to whoever prepared them. */
const NAMING_OTHERS: ReadonlySet<string> = new Set(['membersImport', 'officeChange']);

/** What is prepared and waits for a press: by the subject, or by others with the name in it (an import, a change of office). */
export const proposals: PersonalData = {
  load: async (db, subject) => {
    const rows = await db.proposal.findMany({ where: ownOf(subject) });
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
    const data = { facts: {}, state: 'dropped', platform: null, externalId: null };
    await db.proposal.updateMany({ where: ownOf(subject), data });
    await db.proposal.updateMany({ where: { id: { in: [...(await naming(db, subject))] } }, data });
  },
};

/** What the subject prepared, and what was kept of the words of one of its accounts. */
function ownOf({ forumId, personIds, accounts, otherForumIds }: Subject): Prisma.ProposalWhereInput {
  const notTheirs = { forumId: { notIn: [...otherForumIds] } };
  const byAccount = accounts.map(({ platform, externalId }) => ({ ...notTheirs, platform, externalId }));
  return { OR: [{ forumId, createdById: { in: [...personIds] } }, ...byAccount] };
}

async function naming(db: Db, { forumId, names }: Subject): Promise<readonly number[]> {
  const rows = await db.proposal.findMany({ where: { forumId }, select: { id: true, facts: true } });
  return rows.filter(({ facts }) => namesAny(facts, names)).map(({ id }) => id);
}
