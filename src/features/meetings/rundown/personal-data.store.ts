import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { mayMention, mentioning, PAGE } from '../../../personal-data/mentions.store.ts';
import type { Subject } from '../../../personal-data/types.ts';

interface NamingRundown {
  readonly id: number;
  readonly forumId: number;
  readonly text: string;
  readonly before: string | null;
}

/** Rundowns in which the subject is named as a speaker. */
export async function rundownsNaming(db: Db, subject: Subject): Promise<readonly NamingRundown[]> {
  const { forumId, mentions } = subject;
  const all = Prisma.sql`coalesce(m.rundown, '') || ' ' || coalesce(r.before, '')`;
  return mentioning(subject, {
    next: (after) =>
      db.$queryRaw<NamingRundown[]>(Prisma.sql`
        SELECT m.id, m.forum_id AS "forumId", coalesce(m.rundown, '') AS text, r.before
        FROM rundown_change r JOIN meeting m ON m.id = r.meeting_id
        WHERE r.meeting_id > ${after} AND r.forum_id = ${forumId} AND ${mayMention(all, mentions)}
        ORDER BY r.meeting_id LIMIT ${PAGE}`),
    textIn: ({ text, before }) => `${text}\n${before ?? ''}`,
  });
}

/** Takes the subject's name out of rundowns. */
export async function eraseFromRundowns(db: Db, subject: Subject): Promise<void> {
  for (const { id, forumId, text, before } of await rundownsNaming(db, subject)) {
    const { mentions } = subject;
    const without = before === null ? null : mentions.withoutIn(before);
    await db.meeting.update({ where: { id, forumId }, data: { rundown: mentions.withoutIn(text) } });
    await db.rundownChange.update({ where: { meetingId: id, forumId }, data: { before: without } });
  }
}
