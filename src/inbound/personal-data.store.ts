import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import { mayMention, mentioning, PAGE } from '../personal-data/mentions.store.ts';
import { byAccount, byUser } from '../personal-data/traces.ts';
import type { PersonalData, Subject } from '../personal-data/types.ts';
import { forgetProposals } from './proposals.store.ts';

/** Kinds that hold names of others, which are not handed out to whoever prepared them. */
const NAMING_OTHERS: ReadonlySet<string> = new Set(['membersImport', 'officeChange']);

/**
 * Conversations under way, and what is prepared and waits for a press: by the subject, or by others with the name in it (an
 * import, a change of office).
 */
export const inboundPersonalData: PersonalData = {
  models: {
    Dialogue: {
      personal: ['chatId', 'userId', 'facts'],
      notPersonal: ['id', 'forumId', 'platform', 'command', 'step', 'expiresAt'],
    },
    Proposal: {
      personal: ['facts', 'createdById', 'platform', 'externalId'],
      notPersonal: ['id', 'forumId', 'kind', 'createdAt', 'expiresAt', 'state'],
    },
    // The key of an update names its chat; it is needed for two days, and forgotten then.
    ProcessedUpdate: { personal: ['key'], notPersonal: ['platform', 'at'] },
  },
  export: async (db, subject) => {
    const rows = await db.proposal.findMany({ where: ownOf(subject) });
    const ownIds = new Set(rows.map(({ id }) => id));
    const others = (await proposalsNaming(db, subject)).filter((id) => !ownIds.has(id));
    return {
      proposals: rows.map(({ facts, ...row }) => (NAMING_OTHERS.has(row.kind) ? row : { ...row, facts })),
      proposalsNamingYou: await db.proposal.findMany({
        where: { id: { in: others } },
        select: { kind: true, createdAt: true, expiresAt: true },
      }),
      dialogues: await db.dialogue.findMany({ where: byUser(subject) }),
    };
  },
  erase: async (db, subject) => {
    const data = { facts: {}, state: 'dropped' as const, platform: null, externalId: null };
    await db.proposal.updateMany({ where: ownOf(subject), data });
    const naming = { in: [...(await proposalsNaming(db, subject))] };
    await db.proposal.updateMany({ where: { id: naming }, data });
    await db.dialogue.deleteMany({ where: byUser(subject) });
  },
  forget: {
    prepared: forgetProposals,
    dialogues: forgetDialogues,
  },
};

/** Conversations that nobody went on with. */
async function forgetDialogues(db: Db, now: number): Promise<number> {
  return (await db.dialogue.deleteMany({ where: { expiresAt: { lt: new Date(now) } } })).count;
}

/** What the subject prepared, and what was kept of the words of one of its accounts. */
function ownOf(subject: Subject): Prisma.ProposalWhereInput {
  const { forumId, personIds } = subject;
  return { OR: [{ forumId, createdById: { in: [...personIds] } }, byAccount(subject)] };
}

async function proposalsNaming(db: Db, subject: Subject): Promise<readonly number[]> {
  const { otherForumIds, mentions } = subject;
  const rows = await mentioning(subject, {
    next: (after) =>
      db.$queryRaw<{ readonly id: number; readonly forumId: number; readonly facts: unknown }[]>(Prisma.sql`
        SELECT p.id, p.forum_id AS "forumId", p.facts FROM proposal p
        WHERE p.id > ${after} AND p.forum_id <> ALL(${[...otherForumIds]}::int[]) AND p.facts <> '{}'
          AND ${mayMention(Prisma.sql`p.facts::text`, mentions)} ORDER BY p.id LIMIT ${PAGE}`),
    textIn: ({ facts }) => facts,
  });
  return rows.map(({ id }) => id);
}
