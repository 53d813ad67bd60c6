import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { Database } from '../../../src/db/client.ts';
import { handOver } from '../../../src/features/rotation/history/handover.service.ts';
import {
  addToQueue,
  type PlaceChange,
  swapInQueue,
} from '../../../src/features/rotation/queue/queue.service.ts';
import { listHandMade } from '../../../src/features/rotation/store.ts';
import { DAY_MS } from '../../../src/lib/clock.ts';
import { openTestDatabase } from '../../support/database.ts';
import { asWork, makeForum, type SmallForum } from '../../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);

let database: Database & { close(): Promise<void> };
let forum: SmallForum;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  forum = await makeForum(database.prisma, ['BMKG', 'LAN', 'BKN'], NOW);
});

const place = (code: string): PlaceChange => ({
  by: { personId: undefined },
  forumId: forum.forumId,
  institutionId: forum.institutions[code] ?? 0,
});
const enqueued = async (...codes: readonly string[]): Promise<void> => {
  for (const code of codes)
    await asWork(database, NOW, (work) => addToQueue(work, { ...place(code), to: undefined }));
};

async function makeMeeting(state: 'draft' | 'announced'): Promise<number> {
  const { id } = await database.prisma.meeting.create({
    data: {
      ...{ forumId: forum.forumId, number: 1, title: 'Uji', timeZone: 'Asia/Jakarta', place: 'Aula', state },
      ...{ startsAt: new Date(NOW + 9 * DAY_MS), answerBy: new Date(NOW + 5 * DAY_MS) },
      createdAt: new Date(NOW),
    },
  });
  return id;
}

describe('a handover', () => {
  it.each([
    ['announced', 1],
    ['draft', 0],
  ] as const)(
    'tells those who were told of a meeting that is %s, and nobody else',
    async (state, notices) => {
      const meetingId = await makeMeeting(state);
      const result = await asWork(database, NOW, (work) => handOver(work, { ...place('BMKG'), at: NOW }));
      expect(result.ok && result.value.meeting?.host?.shortName).toBe('BMKG');
      const changes = await database.prisma.notice.findMany({ where: { meetingId, kind: 'change' } });
      expect(changes).toHaveLength(notices);
      for (const { facts } of changes)
        expect(facts).toMatchObject({ what: 'changed', fields: ['hostInstitutionId'] });
    },
  );
});

describe('two places that are swapped', () => {
  it('keep every turn once, when several swap at the same moment', async () => {
    await enqueued('BMKG', 'LAN', 'BKN');
    const swap = (one: string, other: string) =>
      asWork(database, NOW, (work) =>
        swapInQueue(work, { ...place(one), withInstitutionId: place(other).institutionId }),
      );
    await Promise.all([swap('BMKG', 'LAN'), swap('LAN', 'BKN'), swap('BKN', 'BMKG')]);
    const queue = await listHandMade(database.prisma, forum.forumId);
    expect(queue.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(new Set(queue.map(({ shortName }) => shortName)).size).toBe(3);
  });
});

test('a promise that a held meeting kept is used up: the institution takes a new place like any other', async () => {
  await enqueued('BMKG', 'LAN');
  const { prisma } = database;
  const { forumId, institutions } = forum;
  const ofBmkg = { forumId, institutionId: institutions.BMKG ?? 0 };
  await prisma.hostTurn.updateMany({ where: ofBmkg, data: { pinnedNumber: 1, consent: 'agreed' } });
  const meetingId = await makeMeeting('announced');
  const held = { hostInstitutionId: institutions.BMKG ?? 0, startsAt: new Date(NOW - DAY_MS) };
  await prisma.meeting.update({ where: { id: meetingId }, data: held });
  const added = await asWork(database, NOW, (work) => addToQueue(work, { ...place('BMKG'), to: undefined }));
  expect(added.ok && added.value.map(({ shortName, consent }) => [shortName, consent])).toEqual([
    ['LAN', undefined],
    ['BMKG', undefined],
  ]);
});
