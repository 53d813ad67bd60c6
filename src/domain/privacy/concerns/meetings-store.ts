import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { withoutName } from '../names.ts';
import { names, waysOf } from '../traces-store.ts';
import type { PersonalData, Subject } from '../types.ts';

/** Meetings somebody made, and those whose texts name them: as the contact, in the agenda, in a reason. */
export const meetings: PersonalData = {
  load: async (db, { forumId, personIds, ...subject }) => ({
    meetingsCreated: await db.meeting.findMany({
      where: { forumId, createdById: { in: [...personIds] } },
      select: { number: true, createdAt: true },
    }),
    meetingsNamingYou: (await meetingsNaming(db, { ...subject, forumId })).map(
      ({ number, contact, agenda, cancelReason }) => ({ number, contact, agenda, cancelReason }),
    ),
  }),
  erase: async (db, subject) => {
    for (const { id, contact, agenda, cancelReason, startsAt, noticeStaleAt } of await meetingsNaming(
      db,
      subject,
    )) {
      const isNamedContact = contact !== null && without(contact, subject) !== contact;
      await db.meeting.update({
        where: { id },
        data: {
          // The number beside the name is theirs too.
          contact: isNamedContact ? null : contact,
          agenda: agenda === null ? null : without(agenda, subject),
          cancelReason: cancelReason === null ? null : without(cancelReason, subject),
          // Invitations that can still be edited lose it as well.
          noticeStaleAt: startsAt > subject.now ? (noticeStaleAt ?? subject.now) : noticeStaleAt,
        },
      });
    }
  },
};

function without(text: string, subject: Pick<Subject, 'names'>): string {
  return subject.names.reduce(withoutName, text);
}

async function meetingsNaming(db: Db, subject: Pick<Subject, 'forumId' | 'names'>) {
  const text = Prisma.sql`concat_ws(' ', m.contact, m.agenda, m.cancel_reason)`;
  const rows = await db.$queryRaw<{ id: number }[]>(Prisma.sql`
    SELECT m.id FROM meeting m WHERE m.forum_id = ${subject.forumId} AND ${names(text, waysOf(subject))}`);
  return db.meeting.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, orderBy: { id: 'asc' } });
}
