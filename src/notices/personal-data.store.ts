import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import { mayMention, mentioning, mentionsFor, PAGE } from '../personal-data/mentions.store.ts';
import { accountKeys, byRecord } from '../personal-data/traces.ts';
import type { PersonalData, Subject } from '../personal-data/types.ts';

/** Where messages went, and what notices say about people. */
export const noticesPersonalData: PersonalData = {
  models: {
    Notice: {
      personal: ['facts', 'cause'],
      notPersonal: [
        ...['id', 'forumId', 'key', 'kind', 'meetingId', 'dueAt', 'createdAt'],
        ...['priority', 'state', 'reason'],
      ],
    },
    Look: { personal: [], notPersonal: ['id', 'forumId', 'subject', 'at'] },
    Delivery: {
      personal: ['target', 'personId', 'chatId', 'messageId', 'daySlot'],
      notPersonal: [
        ...['id', 'forumId', 'noticeId', 'meetingId', 'viaChatId', 'tried', 'platform', 'threadId', 'state'],
        ...['notBefore', 'attempts', 'reason', 'workerId', 'sentAt', 'shown', 'editedAt'],
      ],
    },
  },
  export: async (db, subject) => ({
    messagesReceived: await db.delivery.findMany({
      where: received(subject),
      include: { notice: { select: { kind: true } } },
    }),
    noticesNamingYou: (await noticesNaming(db, subject)).map(({ id: _, ...notice }) => notice),
  }),
  erase: async (db, subject) => {
    await eraseReceived(db, subject);
    await eraseFromNotices(db, subject);
    await eraseCauses(db, subject);
  },
  forget: { notices: pruneLedger },
};

/** How the ledger names accounts that belonged to nobody when they were written to. */
function targetsOf(subject: Subject): string[] {
  return accountKeys(subject).map((key) => `account:${key}`);
}

function received(subject: Subject) {
  return {
    OR: [
      byRecord(subject),
      { forumId: { notIn: [...subject.otherForumIds] }, target: { in: targetsOf(subject) } },
    ],
  };
}

async function eraseReceived(db: Db, subject: Subject): Promise<void> {
  const where = received(subject);
  // What is on its way arrives, and where it arrived is not noted any more.
  await db.delivery.updateMany({
    where: { AND: [where, { state: { in: ['queued', 'sending'] } }] },
    data: { state: 'skipped', reason: 'erased' },
  });
  await db.delivery.updateMany({ where, data: { chatId: null, messageId: null, daySlot: null } });
  await db.$executeRaw(Prisma.sql`
    UPDATE delivery d SET target = 'account:' || d.id
    WHERE d.forum_id <> ALL(${[...subject.otherForumIds]}::int[]) AND d.target = ANY(${targetsOf(subject)}::text[])`);
}

interface NamingNotice {
  readonly id: number;
  readonly forumId: number;
  readonly kind: string;
  readonly createdAt: Date;
  readonly facts: unknown;
}

async function noticesNaming(db: Db, subject: Subject): Promise<readonly NamingNotice[]> {
  const { otherForumIds, mentions } = subject;
  return mentioning(subject, {
    next: (after) =>
      db.$queryRaw<NamingNotice[]>(Prisma.sql`
        SELECT n.id, n.forum_id AS "forumId", n.kind, n.created_at AS "createdAt", n.facts FROM notice n
        WHERE n.id > ${after} AND n.forum_id <> ALL(${[...otherForumIds]}::int[]) AND n.facts <> '{}'
          AND ${mayMention(Prisma.sql`n.facts::text`, mentions)} ORDER BY n.id LIMIT ${PAGE}`),
    textIn: ({ facts }) => facts,
  });
}

async function eraseFromNotices(db: Db, subject: Subject): Promise<void> {
  for (const { id, forumId, facts } of await noticesNaming(db, subject)) {
    const without = JSON.stringify(mentionsFor(subject, { forumId }).withoutAnyIn(facts));
    await db.$executeRaw(Prisma.sql`UPDATE notice SET facts = ${without}::jsonb WHERE id = ${id}`);
  }
}

/** What a notice was planned for is an update of a chat, and a private chat of Telegram has the number of its user. */
async function eraseCauses(db: Db, { accounts, privateChatIds, otherForumIds }: Subject): Promise<void> {
  const ids = [...privateChatIds, ...accounts.map(({ externalId }) => externalId)];
  await db.$executeRaw(Prisma.sql`
    UPDATE notice SET cause = '' WHERE forum_id <> ALL(${[...otherForumIds]}::int[])
      AND string_to_array(cause, ':') && ${ids}::text[]`);
}

/** So many notices are forgotten at a time, each with up to some hundred deliveries. */
const NOTICE_BATCH = 50;

/**
 * Removes notices with their deliveries once the forum does not keep them any more, the oldest first. What could be planned
 * again stays: what belongs to a meeting or an action item whose day is not as long ago, and what is still to be sent.
 */
async function pruneLedger(db: Db, now: number): Promise<number> {
  const kept = Prisma.sql`${new Date(now)}::timestamptz - make_interval(months => f.ledger_months)`;
  return db.$executeRaw(Prisma.sql`
    WITH old AS (
      SELECT n.id FROM notice n JOIN forum f ON f.id = n.forum_id LEFT JOIN meeting m ON m.id = n.meeting_id
      WHERE n.created_at <= ${new Date(now)}::timestamptz - make_interval(months => (SELECT min(ledger_months) FROM forum))
        AND n.created_at <= ${kept} AND (m.id IS NULL OR m.starts_at <= ${kept})
        AND NOT EXISTS (SELECT FROM delivery d WHERE d.notice_id = n.id AND d.state IN ('queued', 'sending'))
        AND NOT EXISTS (SELECT FROM action_item a
          WHERE n.kind = 'actionReminder' AND a.id = (n.facts->>'actionId')::int AND a.due_at > ${kept})
      ORDER BY n.created_at, n.id LIMIT ${NOTICE_BATCH} FOR UPDATE OF n SKIP LOCKED
    ), gone AS (DELETE FROM delivery d USING old WHERE d.notice_id = old.id)
    DELETE FROM notice n USING old WHERE n.id = old.id`);
}
