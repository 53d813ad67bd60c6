import type { Db } from '../../../db/db.ts';
import { IN_PROTOCOL_ORDER } from '../../../db/protocol-order.ts';
import type { InstitutionAnswer } from '../types.ts';

/** Every institution that belongs to the forum with its answer to a meeting, in the order of protocol. */
export async function listAnswers(
  db: Db,
  meeting: { readonly id: number; readonly forumId: number },
): Promise<readonly InstitutionAnswer[]> {
  const rows = await db.institution.findMany({
    where: { forumId: meeting.forumId, leftAt: null },
    orderBy: [...IN_PROTOCOL_ORDER],
    select: {
      id: true,
      code: true,
      shortName: true,
      rsvps: {
        where: { meetingId: meeting.id },
        select: { answer: true, note: true, byName: true, answeredAt: true },
      },
      answerDetails: { where: { meetingId: meeting.id }, select: { waitingTurn: true } },
    },
  });
  return rows.map(({ id, code, shortName, rsvps: [rsvp], answerDetails: [detail] }) => ({
    institutionId: id,
    code,
    shortName,
    answer: rsvp?.answer,
    note: rsvp?.note ?? '',
    byName: rsvp?.byName ?? '',
    answeredAt: rsvp === undefined ? undefined : +rsvp.answeredAt,
    waitingTurn: detail?.waitingTurn ?? undefined,
  }));
}

/** The quorum of a meeting, or of its forum; empty where none is set. */
export async function findQuorum(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<string> {
  const row = await db.meeting.findFirst({
    where: { forumId, id },
    select: { quorum: true, forum: { select: { quorum: true } } },
  });
  return row?.quorum ?? row?.forum.quorum ?? '';
}
