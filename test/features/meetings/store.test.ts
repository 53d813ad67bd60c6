import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertMeeting } from '../../../src/features/meetings/store.ts';
import type { Meeting } from '../../../src/model/meeting.ts';
import { openTestDatabase } from '../../support/database.ts';

const now = Date.UTC(2026, 10, 24, 3);
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let forumId = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  const forum = { name: 'F', timeZone: 'Asia/Jakarta', calendarToken: 'x', createdAt: new Date(now) };
  forumId = (await database.prisma.forum.create({ data: forum })).id;
});
afterAll(() => database.close());

function insert(number: number | undefined): Promise<Meeting | undefined> {
  const startsAt = now + 86_400_000;
  const nothing = { agenda: undefined, dress: undefined, contact: undefined, letterNumber: undefined };
  const details = {
    ...{ title: 'x', startsAt, endsAt: undefined, timeZone: 'Asia/Jakarta', place: 'y', answerBy: startsAt },
    ...{
      hostInstitutionId: undefined,
      link: undefined,
      quorum: undefined,
      capacity: undefined,
      companionLimit: undefined,
      ...nothing,
    },
  };
  return database.prisma.$transaction((db) =>
    insertMeeting(db, { forumId, details, number, createdById: undefined, now }),
  );
}

it('of several meetings with one number at the same moment one is kept, and the others learn that it is taken', async () => {
  const made = await Promise.all([insert(7), insert(7), insert(7)]);
  expect(made.filter((meeting) => meeting === undefined)).toHaveLength(2);
  expect((await insert(undefined))?.number).toBe(8);
});
