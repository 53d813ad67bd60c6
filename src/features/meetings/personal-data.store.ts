import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { mayMention, mentioning, PAGE } from '../../personal-data/mentions.store.ts';
import type { PersonalData, Subject } from '../../personal-data/types.ts';
import { eraseFromRundowns, rundownsNaming } from './rundown/personal-data.store.ts';

/** Meetings somebody made, and those whose texts name them: as the contact, in the agenda, in a reason. */
export const meetingsPersonalData: PersonalData = {
  models: {
    Meeting: {
      personal: ['contact', 'agenda', 'cancelReason', 'createdById', 'rundown'],
      notPersonal: [
        ...['id', 'forumId', 'number', 'title', 'startsAt', 'endsAt', 'timeZone', 'place', 'dress'],
        ...['letterNumber', 'link', 'hostInstitutionId', 'answerBy', 'state', 'revision', 'announceAt'],
        ...[
          'capacity',
          'companionLimit',
          'quorum',
          'announcedAt',
          'movedAt',
          'minutesDoneAt',
          'noticeStaleAt',
          'lookAt',
          'notesEmptiedAt',
          'createdAt',
        ],
        'letterFileId',
      ],
    },
    RundownChange: {
      personal: ['before'],
      notPersonal: ['meetingId', 'forumId', 'revision', 'changedAt'],
    },
  },
  export: async (db, subject) => ({
    meetingsCreated: await db.meeting.findMany({
      where: { forumId: subject.forumId, createdById: { in: [...subject.personIds] } },
      select: { number: true, createdAt: true },
    }),
    meetingsNamingYou: (await meetingsNaming(db, subject)).map(
      ({ number, contact, agenda, cancelReason }) => ({ number, contact, agenda, cancelReason }),
    ),
    rundownsNamingYou: (await rundownsNaming(db, subject)).map(({ text }) => ({ text })),
  }),
  erase: async (db, subject) => {
    await eraseFromRundowns(db, subject);
    for (const meeting of await meetingsNaming(db, subject)) await eraseFrom(db, { meeting, subject });
  },
};

interface NamingMeeting {
  readonly id: number;
  readonly forumId: number;
  readonly number: number;
  readonly contact: string | null;
  readonly agenda: string | null;
  readonly cancelReason: string | null;
  readonly startsAt: Date;
  readonly noticeStaleAt: Date | null;
}

async function meetingsNaming(db: Db, subject: Subject): Promise<readonly NamingMeeting[]> {
  const { forumId, mentions } = subject;
  return mentioning(subject, {
    next: (after) =>
      db.$queryRaw<NamingMeeting[]>(Prisma.sql`
        SELECT m.id, m.forum_id AS "forumId", m.number, m.contact, m.agenda, m.cancel_reason AS "cancelReason",
          m.starts_at AS "startsAt", m.notice_stale_at AS "noticeStaleAt"
        FROM meeting m WHERE m.id > ${after} AND m.forum_id = ${forumId}
          AND ${mayMention(Prisma.sql`concat_ws(' ', m.contact, m.agenda, m.cancel_reason)`, mentions)}
        ORDER BY m.id LIMIT ${PAGE}`),
    textIn: ({ contact, agenda, cancelReason }) => [contact, agenda, cancelReason],
  });
}

async function eraseFrom(
  db: Db,
  { meeting, subject }: { readonly meeting: NamingMeeting; readonly subject: Subject },
): Promise<void> {
  const { mentions, now } = subject;
  const { id, contact, agenda, cancelReason, startsAt, noticeStaleAt } = meeting;
  await db.meeting.update({
    where: { id },
    data: {
      // The number beside the name is theirs too.
      contact: mentions.isIn(contact) ? null : contact,
      agenda: agenda === null ? null : mentions.withoutIn(agenda),
      cancelReason: cancelReason === null ? null : mentions.withoutIn(cancelReason),
      // Invitations that can still be edited lose it as well.
      noticeStaleAt: startsAt > now ? (noticeStaleAt ?? now) : noticeStaleAt,
    },
  });
}
