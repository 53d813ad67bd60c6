import type { Prisma } from '../db/generated/client.ts';
import type { Meeting } from './meeting.ts';

/** What `toMeeting` needs beside the row. */
export const WITH_HOST = { host: { select: { id: true, shortName: true, officialName: true } } } as const;

/** A meeting's row with its host. */
export type MeetingRow = Prisma.MeetingGetPayload<{ include: typeof WITH_HOST }>;

/** A meeting as every room sees it. */
export function toMeeting(row: MeetingRow): Meeting {
  return {
    id: row.id,
    forumId: row.forumId,
    number: row.number,
    title: row.title,
    startsAt: +row.startsAt,
    endsAt: row.endsAt === null ? undefined : +row.endsAt,
    timeZone: row.timeZone,
    place: row.place,
    host:
      row.host === null
        ? undefined
        : { institutionId: row.host.id, shortName: row.host.shortName, officialName: row.host.officialName },
    agenda: row.agenda ?? undefined,
    dress: row.dress ?? undefined,
    contact: row.contact ?? undefined,
    letterNumber: row.letterNumber ?? undefined,
    link: row.link ?? undefined,
    answerBy: +row.answerBy,
    quorum: row.quorum ?? undefined,
    rundown: row.rundown ?? undefined,
    capacity: row.capacity ?? undefined,
    companionLimit: row.companionLimit ?? undefined,
    state: row.state,
    revision: row.revision,
    announceAt: row.announceAt === null ? undefined : +row.announceAt,
    announcedAt: row.announcedAt === null ? undefined : +row.announcedAt,
    movedAt: row.movedAt === null ? undefined : +row.movedAt,
    cancelReason: row.cancelReason ?? undefined,
    minutesDoneAt: row.minutesDoneAt === null ? undefined : +row.minutesDoneAt,
  };
}
