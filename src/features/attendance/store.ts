import type { Db } from '../../db/db.ts';
import { countingAt } from '../../db/in-office.ts';
import { IN_PROTOCOL_ORDER } from '../../db/protocol-order.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { InvitedInstitution } from './types.ts';

/** Every institution of the forum with who holds its seat when the meeting begins and its answer, in the order of protocol. */
export async function listInvited(
  db: Db,
  meeting: Pick<Meeting, 'id' | 'forumId' | 'startsAt'>,
): Promise<readonly InvitedInstitution[]> {
  const { id: meetingId, forumId, startsAt } = meeting;
  const rows = await db.institution.findMany({
    where: { forumId, leftAt: null },
    orderBy: [...IN_PROTOCOL_ORDER],
    select: { id: true, shortName: true, officialName: true, kind: true },
  });
  const answers = await db.rsvp.findMany({
    where: { forumId, meetingId },
    select: { institutionId: true, answer: true, note: true, byName: true, answeredAt: true },
  });
  const officials = await db.seatHolder.findMany({
    where: {
      ...{ forumId, capacity: 'holder', ...countingAt(new Date(startsAt)) },
      person: { erasedAt: null },
    },
    select: {
      position: true,
      person: { select: { name: true } },
      seat: { select: { institutionId: true, title: true } },
    },
    orderBy: { id: 'asc' },
  });
  const answerOf = new Map(answers.map((row) => [row.institutionId, row]));
  const officialOf = new Map(
    officials.map(({ position, person, seat }) => [
      seat.institutionId,
      { name: person.name, position: position === '' ? seat.title : position },
    ]),
  );
  return rows.map(({ id, ...row }) => {
    const given = answerOf.get(id);
    return {
      ...{ institutionId: id, ...row, official: officialOf.get(id), answer: given?.answer },
      ...{ note: given?.note ?? '', byName: given?.byName ?? '' },
      answeredAt: given && +given.answeredAt,
    };
  });
}
