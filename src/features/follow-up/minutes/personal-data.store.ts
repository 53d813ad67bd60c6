import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { mayMention, mentioning, PAGE } from '../../../personal-data/mentions.store.ts';
import type { PersonalData, Subject } from '../../../personal-data/types.ts';

/** Minutes somebody sent or approved, what they said to drafts and to action items, and what names them there. */
export const minutesPersonalData: PersonalData = {
  models: {
    Minutes: {
      personal: ['sentById', 'approvedById'],
      notPersonal: [
        ...['id', 'forumId', 'meetingId', 'fileId', 'revision', 'state', 'replyBy', 'sentAt', 'approvedAt'],
      ],
    },
    MinutesReply: {
      personal: ['correction', 'byPersonId'],
      notPersonal: ['id', 'forumId', 'minutesId', 'revision', 'institutionId', 'at'],
    },
    ActionStep: {
      personal: ['note', 'byPersonId'],
      notPersonal: ['id', 'forumId', 'actionId', 'kind', 'at'],
    },
  },
  export: async (db, { forumId, ...subject }) => {
    const by = { forumId, byPersonId: { in: [...subject.personIds] } };
    return {
      minutesReplies: await db.minutesReply.findMany({ where: by, orderBy: { id: 'asc' } }),
      actionSteps: await db.actionStep.findMany({ where: by, orderBy: { id: 'asc' } }),
    };
  },
  erase: async (db, subject) => {
    const { forumId, mentions } = subject;
    for (const { id, text } of await naming(db, { subject, table: 'reply' }))
      await db.minutesReply.update({
        where: { id, forumId },
        data: { correction: mentions.withoutIn(text) },
      });
    for (const { id, text } of await naming(db, { subject, table: 'step' }))
      await db.actionStep.update({ where: { id, forumId }, data: { note: mentions.withoutIn(text) } });
  },
};

interface NamingText {
  readonly id: number;
  readonly forumId: number;
  readonly text: string;
}

function naming(
  db: Db,
  { subject, table }: { readonly subject: Subject; readonly table: 'reply' | 'step' },
): Promise<readonly NamingText[]> {
  const { forumId, mentions } = subject;
  return mentioning<NamingText>(subject, {
    next: (after) =>
      table === 'reply'
        ? db.$queryRaw<NamingText[]>(Prisma.sql`
            SELECT r.id, r.forum_id AS "forumId", r.correction AS text FROM minutes_reply r WHERE r.id > ${after} AND r.forum_id = ${forumId}
              AND ${mayMention(Prisma.sql`r.correction`, mentions)} ORDER BY r.id LIMIT ${PAGE}`)
        : db.$queryRaw<NamingText[]>(Prisma.sql`
            SELECT s.id, s.forum_id AS "forumId", s.note AS text FROM action_step s WHERE s.id > ${after} AND s.forum_id = ${forumId}
              AND ${mayMention(Prisma.sql`s.note`, mentions)} ORDER BY s.id LIMIT ${PAGE}`),
    textIn: ({ text }) => text,
  });
}
