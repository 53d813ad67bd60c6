import type { Db } from '../../db/db.ts';
import { namesAny, withoutNames } from '../../personal-data/mentions.ts';
import type { PersonalData, Subject } from '../../personal-data/types.ts';

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
      const isNamedContact = namesAny(contact, subject.names);
      await db.meeting.update({
        where: { id },
        data: {
          // The number beside the name is theirs too.
          contact: isNamedContact ? null : contact,
          agenda: agenda === null ? null : withoutNames(agenda, subject.names),
          cancelReason: cancelReason === null ? null : withoutNames(cancelReason, subject.names),
          // Invitations that can still be edited lose it as well.
          noticeStaleAt: startsAt > subject.now ? (noticeStaleAt ?? subject.now) : noticeStaleAt,
        },
      });
    }
  },
};

async function meetingsNaming(db: Db, { forumId, names }: Pick<Subject, 'forumId' | 'names'>) {
  const rows = await db.meeting.findMany({ where: { forumId }, orderBy: { id: 'asc' } });
  return rows.filter(({ contact, agenda, cancelReason }) => namesAny([contact, agenda, cancelReason], names));
}
