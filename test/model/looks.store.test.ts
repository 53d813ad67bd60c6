import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../src/lib/clock.ts';
import { endLooks, listDueLooks } from '../../src/model/looks.store.ts';
import { listenToStatements } from '../bench/scale/statements.ts';
import { openTestDatabase } from '../support/database.ts';
import { addForums, rowsRead } from '../support/many-forums.ts';

const NOW = Date.UTC(2027, 0, 15, 3);
const SUBJECTS = ['library', 'invitations', 'notices', 'lost'] as const;
/** The forum that changes, one of two. */
const FORUM = 2;

const listening = listenToStatements();
let database: Awaited<ReturnType<typeof openTestDatabase>>;

const due = (subject: (typeof SUBJECTS)[number], now = NOW) =>
  listDueLooks(database.prisma, { subject, now, limit: 100 });

/** In the forum an entry of the library, and an invitation sent to a group and to a person. */
async function addWhatChanges(): Promise<void> {
  const { prisma: db } = database;
  const at = new Date(NOW - DAY_MS);
  await db.$executeRaw`INSERT INTO chat (id, forum_id, platform, external_id, kind, title, bound_at)
    VALUES (1, ${FORUM}, 'telegram', '-1', 'group', 'G', ${at}), (2, ${FORUM}, 'telegram', '5', 'private', 'P', NULL)`;
  await db.$executeRaw`INSERT INTO library_plan (forum_id) VALUES (${FORUM})`;
  await db.$executeRaw`INSERT INTO notice (id, forum_id, key, kind, due_at, created_at) VALUES (1, ${FORUM}, 'n', 'announcement', ${at}, ${at})`;
  await db.$executeRaw`INSERT INTO delivery (forum_id, notice_id, target, person_id, state, not_before)
    VALUES (${FORUM}, 1, 'chat:1', NULL, 'queued', ${at}), (${FORUM}, 1, 'person:1', 1, 'queued', ${at}),
      (${FORUM}, 1, 'institution:2', NULL, 'queued', ${at})`;
}

beforeAll(async () => {
  database = await openTestDatabase();
  await addForums(database, { from: 1, until: FORUM, now: NOW });
  await addWhatChanges();
});
afterAll(() => database.close());

it.each([
  ['a name of the forum', `UPDATE forum SET name = name || 'x' WHERE id = 2`, ['library', 'notices']],
  ['the version of its shipped FAQ', `UPDATE forum SET faq_seed = 7 WHERE id = 2`, []],
  ['an institution’s name', `UPDATE institution SET short_name = 'B' WHERE id = 2`, ['library', 'notices']],
  ['an institution as it was', `UPDATE institution SET short_name = short_name WHERE id = 2`, []],
  [
    'a new institution',
    `INSERT INTO institution (id, forum_id, code, official_name, short_name, time_zone, created_at) VALUES (3, 2, 'C', 'C', 'C', 'Asia/Jayapura', now())`,
    ['library', 'notices'],
  ],
  [
    'a holiday',
    `INSERT INTO holiday_correction (forum_id, date, kind, name, created_at) VALUES (2, '2027-02-12', 'national', 'Libur', now())`,
    ['library'],
  ],
  ['a holiday less', `DELETE FROM holiday_correction WHERE forum_id = 2`, ['library']],
  [
    'the time of the digest',
    `UPDATE library_plan SET digest_clock = '10:00' WHERE forum_id = 2`,
    ['library'],
  ],
  ['an invitation that is being sent', `UPDATE delivery SET state = 'sending' WHERE target = 'chat:1'`, []],
  [
    'an invitation that stands',
    `UPDATE delivery SET state = 'sent', message_id = '7' WHERE target = 'chat:1'`,
    ['invitations'],
  ],
  ['an invitation that shows something else', `UPDATE delivery SET shown = 'x' WHERE target = 'chat:1'`, []],
  ['somebody who was reached', `UPDATE delivery SET state = 'sent' WHERE target = 'person:1'`, []],
  [
    'somebody whom nothing reached',
    `UPDATE delivery SET state = 'unreachable' WHERE target = 'person:1'`,
    ['lost'],
  ],
  [
    'an institution that was called',
    `UPDATE delivery SET state = 'sent' WHERE target = 'institution:2'`,
    ['lost'],
  ],
  ['a group that is shut', `UPDATE chat SET unreachable_at = now() WHERE id = 1`, ['invitations', 'notices']],
  ['a private chat', `UPDATE chat SET unreachable_at = now() WHERE id = 2`, []],
  [
    'a meeting at another time',
    `UPDATE meeting SET starts_at = starts_at + interval '1 day' WHERE forum_id = 2 AND number = 2`,
    ['invitations'],
  ],
  ['a meeting at another place', `UPDATE meeting SET place = 'B' WHERE forum_id = 2 AND number = 2`, []],
] as const)('%s has its forum looked at for what depends on it', async (_what, change, expected) => {
  for (const subject of SUBJECTS) await endLooks(database.prisma, await due(subject));
  await database.prisma.$executeRawUnsafe(change);
  const looked = await Promise.all(SUBJECTS.map((subject) => due(subject)));
  const found = looked.filter(({ forumIds }) => forumIds.length > 0);
  expect(found.map(({ subject }) => subject)).toEqual(expected);
  expect(new Set(found.flatMap(({ forumIds }) => forumIds))).toEqual(
    new Set(expected.length === 0 ? [] : [FORUM]),
  );
});

it('what is noted for later is due then, and where the clock was set back by days, at once', async () => {
  await database.prisma.$executeRawUnsafe(`UPDATE forum SET name = name || 'y' WHERE id = 2`);
  const looks = await due('library');
  await endLooks(database.prisma, { ...looks, next: new Map([[FORUM, NOW + DAY_MS]]) });
  expect((await due('library')).forumIds).toEqual([]);
  expect((await due('library', NOW + DAY_MS - MINUTE_MS)).forumIds).toEqual([]);
  expect((await due('library', NOW + DAY_MS)).forumIds).toEqual([FORUM]);
  expect((await due('library', NOW - 5 * DAY_MS)).forumIds).toEqual([FORUM]);
});

it('a forum in which much has changed is one, and does not keep others waiting', async () => {
  const { prisma: db } = database;
  for (const forum of [FORUM, FORUM, FORUM, FORUM, 1])
    await db.$executeRaw`UPDATE forum SET name = name || 'w' WHERE id = ${forum}`;
  const looks = await listDueLooks(db, { subject: 'library', now: NOW, limit: 2 });
  expect(looks.forumIds).toEqual([FORUM, 1]);
  await endLooks(db, looks);
  expect((await due('library')).rowIds).toEqual([]);
});

it('what changes while one looks is looked at again, and of two that looked one notes the next', async () => {
  const change = `UPDATE forum SET name = name || 'z' WHERE id = 2`;
  await database.prisma.$executeRawUnsafe(change);
  const looks = await due('notices');
  await database.prisma.$executeRawUnsafe(change);
  const next = new Map([[FORUM, NOW + MINUTE_MS]]);
  for (let process = 1; process <= 2; process += 1) await endLooks(database.prisma, { ...looks, next });
  const again = await due('notices');
  expect(again.forumIds).toEqual([FORUM]);
  await endLooks(database.prisma, again);
  expect((await due('notices', NOW + MINUTE_MS)).rowIds).toHaveLength(1);
});

it('a pass reads a few looks of each forum that it takes, however many more are due', async () => {
  const { prisma: db } = database;
  await db.$executeRaw`INSERT INTO look (forum_id, subject) SELECT 1 + n % 100, 'lost' FROM generate_series(1, 20000) n`;
  await db.$executeRaw`VACUUM ANALYZE look`;
  const first = await due('lost');
  expect(first.rowIds.length).toBe(400);
  const listed = await listening.during(() => due('lost'));
  expect(await rowsRead(database.url, listed)).toBeLessThanOrEqual(400);
  await endLooks(db, first);
  const second = await due('lost');
  expect(Math.min(...second.rowIds.map(Number))).toBeGreaterThan(Math.max(...first.rowIds.map(Number)));
});
