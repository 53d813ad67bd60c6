import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextReportAt } from '../../../src/features/reminders/lost-people.service.ts';
import { listForumsStillLosing } from '../../../src/features/reminders/lost-people.store.ts';
import { reportUnreachable } from '../../../src/features/reminders/report-unreachable.job.ts';
import { DAY_MS, HOUR_MS } from '../../../src/lib/clock.ts';
import { systemRandomness } from '../../../src/lib/ids.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { listenToStatements } from '../../bench/scale/statements.ts';
import { openTestDatabase } from '../../support/database.ts';
import { addForums, rowsRead } from '../../support/many-forums.ts';

// A Friday at ten in Jakarta, after the hour of telling.
const NOW = Date.UTC(2027, 0, 15, 3);
const SECRETARY = 1;
const OFFICIAL = 2;
const AIDE = 3;

const listening = listenToStatements();
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let now = NOW;

beforeEach(async () => {
  now = NOW;
  database = await openTestDatabase();
  await addForums(database, { from: 1, until: 1, now: NOW });
  const { prisma } = database;
  const forumId = 1;
  const at = new Date(NOW - DAY_MS);
  for (const id of [SECRETARY, OFFICIAL, AIDE])
    await prisma.person.create({ data: { id, forumId, name: `Orang ${id}`, createdAt: at } });
  await prisma.roleGrant.create({
    data: { forumId, personId: SECRETARY, role: 'secretariat', grantedAt: at },
  });
  await prisma.seat.create({ data: { id: 1, forumId, institutionId: 1 } });
  await prisma.seatHolder.create({
    data: { forumId, seatId: 1, personId: OFFICIAL, capacity: 'holder', fromAt: at },
  });
  const account = { platform: 'telegram', externalId: '12' } as const;
  await prisma.account.create({ data: { forumId, personId: OFFICIAL, ...account, createdAt: at } });
  await prisma.chat.create({
    data: { forumId, ...account, userId: '12', kind: 'private', reachableAt: at },
  });
});
afterEach(() => database.close());

function look(): Promise<void> {
  return reportUnreachable.run({
    database,
    clock: { now: () => now },
    randomness: systemRandomness,
    logger: createLogger('silent'),
    admins: [],
    enqueue: async () => {},
  });
}

/** Lets hour after hour be looked at. */
async function passTo(moment: number): Promise<void> {
  while (now < moment) {
    now += HOUR_MS;
    await look();
  }
}

/** Something for a target ends now. */
async function end(
  state: 'sent' | 'unreachable',
  { target, personId = null }: { readonly target: string; readonly personId?: number | null },
): Promise<void> {
  const { prisma } = database;
  const notBefore = new Date(now);
  const notice = await prisma.notice.create({
    data: { forumId: 1, key: `n:${now}`, kind: 'announcement', dueAt: notBefore, createdAt: notBefore },
  });
  const { id } = await prisma.delivery.create({
    data: { forumId: 1, noticeId: notice.id, target, personId, notBefore },
  });
  await prisma.delivery.update({ where: { id }, data: { state } });
}

const lose = () => end('unreachable', { target: `person:${OFFICIAL}`, personId: OFFICIAL });
const call = () => end('sent', { target: 'institution:1' });

/** Who was named to the secretariat, and after how many hours. */
async function named(): Promise<readonly unknown[]> {
  const rows = await database.prisma.notice.findMany({
    where: { kind: 'unreachable' },
    orderBy: { id: 'asc' },
    select: { facts: true, createdAt: true },
  });
  return rows.map(({ facts, createdAt }) => ({
    ...Object(facts),
    hours: (createdAt.getTime() - NOW) / HOUR_MS,
  }));
}

it('whoever was named and is lost again is named again once thirty days have passed, without being lost once more', async () => {
  await lose();
  await look();
  now = NOW + 29.5 * DAY_MS;
  await lose();
  await passTo(now + 3 * DAY_MS);
  expect(await named()).toEqual([
    { personIds: [OFFICIAL], hours: 0 },
    { personIds: [OFFICIAL], hours: 31 * 24 - 1 },
  ]);
});

it.each<[string, () => Promise<unknown>, number]>([
  [
    'whose private chat shuts',
    () => database.prisma.chat.updateMany({ data: { unreachableAt: new Date(now) } }),
    OFFICIAL,
  ],
  [
    'whose account is revoked',
    () => database.prisma.account.updateMany({ data: { revokedAt: new Date(now) } }),
    OFFICIAL,
  ],
  [
    'who comes without an account',
    () =>
      database.prisma.seatHolder.create({
        data: { forumId: 1, seatId: 1, personId: AIDE, capacity: 'aide', fromAt: new Date(now) },
      }),
    AIDE,
  ],
])(
  'somebody %s after the institution was called is named the next morning, once',
  async (_who, change, personId) => {
    await call();
    await passTo(NOW + 2 * HOUR_MS);
    expect(await named()).toEqual([]);
    await change();
    await passTo(NOW + 4 * DAY_MS);
    expect(await named()).toEqual([{ personIds: [personId], hours: 23 }]);
  },
);

it('a forum is looked at each morning until three days have passed, and then no more', async () => {
  await call();
  const looked = new Set<number>();
  while (now < NOW + 5 * DAY_MS) {
    await look();
    const next = await database.prisma.look.findFirst({ where: { subject: 'lost' } });
    if (next !== null) looked.add((next.at.getTime() - NOW) / HOUR_MS);
    now += HOUR_MS;
  }
  expect([...looked]).toEqual([23, 47, 71, 95]);
  expect(await database.prisma.look.count({ where: { subject: 'lost' } })).toBe(0);
});

it('whether a forum is looked at again is read from a row of its own, however many there are', async () => {
  const { prisma } = database;
  await addForums(database, { from: 2, until: 1_000, now: NOW });
  const at = new Date(NOW);
  await prisma.$executeRaw`INSERT INTO notice (forum_id, key, kind, due_at, created_at) SELECT id, 'n' || id, 'announcement', ${at}, ${at} FROM forum`;
  await prisma.$executeRaw`INSERT INTO delivery (forum_id, notice_id, target, state, not_before)
    SELECT n.forum_id, n.id, 'institution:' || i, 'sent', ${at} FROM notice n, generate_series(1, 20) i`;
  await prisma.$executeRaw`VACUUM ANALYZE`;
  const forumIds = Array.from({ length: 500 }, (_, index) => index + 1);
  const statements = await listening.during(() => listForumsStillLosing(prisma, { now, forumIds }));
  expect(await rowsRead(database.url, statements)).toBeLessThanOrEqual(2 * forumIds.length);
});

it('somebody who was lost in the night is named at nine', async () => {
  now = NOW + 16 * HOUR_MS;
  await lose();
  await passTo(NOW + DAY_MS);
  expect(await named()).toEqual([{ personIds: [OFFICIAL], hours: 23 }]);
});

it('where nobody could be told, whoever comes hears of it within the hour', async () => {
  const { prisma } = database;
  const grant = await prisma.roleGrant.findFirstOrThrow();
  await prisma.roleGrant.deleteMany();
  await lose();
  await passTo(NOW + 2 * HOUR_MS);
  await prisma.roleGrant.create({ data: grant });
  await passTo(NOW + 3 * HOUR_MS);
  expect(await named()).toEqual([{ personIds: [OFFICIAL], hours: 3 }]);
});

describe('the next hour of telling', () => {
  it.each([
    ['Asia/Jakarta', '2027-01-15T03:00Z', '2027-01-16T02:00Z'],
    ['Asia/Jayapura', '2027-01-14T23:59Z', '2027-01-15T00:00Z'],
    ['Asia/Jayapura', '2027-01-15T00:00Z', '2027-01-16T00:00Z'],
    ['Asia/Kathmandu', '2027-01-15T03:14Z', '2027-01-15T03:15Z'],
  ])('in %s at %s is %s', (zone, at, next) => {
    expect(nextReportAt(Date.parse(at), zone)).toBe(Date.parse(next));
  });
});
