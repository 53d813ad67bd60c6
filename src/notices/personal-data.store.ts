import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import { namesAny, withoutNames } from '../personal-data/mentions.ts';
import { byUser } from '../personal-data/traces.ts';
import type { PersonalData, Subject } from '../personal-data/types.ts';

/** Where messages went, what notices say about the subject, private chats, and conversations under way. */
export const messages: PersonalData = {
  load: async (db, subject) => ({
    messagesReceived: await db.delivery.findMany({
      where: received(subject),
      include: { notice: { select: { kind: true } } },
    }),
    noticesNamingYou: (await noticesNaming(db, subject)).map(({ id: _, ...notice }) => notice),
    privateChats: await db.chat.findMany({ where: { kind: 'private', OR: byUser(subject).OR } }),
    dialogues: await db.dialogue.findMany({ where: byUser(subject) }),
  }),
  erase: async (db, subject) => {
    await eraseReceived(db, subject);
    await eraseFromNotices(db, subject);
    await db.dialogue.deleteMany({ where: byUser(subject) });
    await eraseChats(db, subject);
  },
};

/** How the ledger names accounts that belonged to nobody when they were written to. */
function targetsOf({ accounts }: Subject): string[] {
  return accounts.map(({ platform, externalId }) => `account:${platform}:${externalId}`);
}

function received(subject: Subject) {
  const { forumId, personIds, otherForumIds } = subject;
  return {
    OR: [
      { forumId, personId: { in: [...personIds] } },
      { forumId: { notIn: [...otherForumIds] }, target: { in: targetsOf(subject) } },
    ],
  };
}

async function eraseReceived(db: Db, subject: Subject): Promise<void> {
  const where = received(subject);
  await db.delivery.updateMany({
    where: { AND: [where, { state: 'queued' }] },
    data: { state: 'skipped', reason: 'erased' },
  });
  await db.delivery.updateMany({ where, data: { chatId: null, messageId: null } });
  await db.$executeRaw(Prisma.sql`
    UPDATE delivery d SET target = 'account:' || d.id
    WHERE d.forum_id <> ALL(${[...subject.otherForumIds]}::int[]) AND d.target = ANY(${targetsOf(subject)}::text[])`);
}

/** A private chat tells the bot where it may write; another forum to which the account belongs keeps it. */
async function eraseChats(db: Db, subject: Subject): Promise<void> {
  const own = { ...byUser(subject), kind: 'private' };
  const [other] = subject.otherForumIds;
  if (other === undefined) await db.chat.deleteMany({ where: own });
  else await db.chat.updateMany({ where: own, data: { forumId: other } });
}

interface NamingNotice {
  readonly id: number;
  readonly kind: string;
  readonly createdAt: Date;
  readonly facts: unknown;
}

async function noticesNaming(db: Db, { forumId, names }: Subject): Promise<readonly NamingNotice[]> {
  const rows = await db.notice.findMany({
    where: { forumId, NOT: { facts: { equals: {} } } },
    select: { id: true, kind: true, createdAt: true, facts: true },
    orderBy: { id: 'asc' },
  });
  return rows.filter(({ facts }) => namesAny(facts, names));
}

async function eraseFromNotices(db: Db, subject: Subject): Promise<void> {
  for (const { id, facts } of await noticesNaming(db, subject)) {
    const without = JSON.stringify(facts, (_key, value: unknown) =>
      typeof value === 'string' ? withoutNames(value, subject.names) : value,
    );
    await db.$executeRaw(Prisma.sql`UPDATE notice SET facts = ${without}::jsonb WHERE id = ${id}`);
  }
}
