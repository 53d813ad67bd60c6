import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { DAY_MS, MINUTE_MS, manualClock } from '../../src/lib/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import { callsTo } from './calls.ts';
import { type Child, startAt } from './child.ts';
import { ADMIN } from './forum.ts';
import { setScene } from './scene.ts';

const LONGEST_MS = 120_000;
/** Monday, 30 November 2026, 07.58 WIB. */
const BEFORE = Date.UTC(2026, 10, 30, 0, 58);
const DUE = BEFORE + 2 * MINUTE_MS;
/** So many messages of the digest go out before each death. */
const DEATHS = [0, 1, 2] as const;

test(
  'kill -9 while the weekly digest goes out: each chat and follower has one plan of it, and nobody misses it',
  async () => {
    const made = await createTestDatabase();
    onTestFinished(() => made.drop());
    const clock = manualClock(BEFORE);
    const scene = await setScene({ clock, institutions: 8 });
    const database = await scene.enter(made.url);
    const environment = { ...scene.environment, DATABASE_URL: made.url };
    const { telegram, slack, members, places } = scene;
    let bot: Child = await startAt(clock.now(), environment);
    telegram.sendText({ from: ADMIN.telegram, chat: places.group, text: '/tautkan' });
    const readers = members.flatMap(({ telegram: id, started }) => (id !== undefined && started ? [id] : []));
    for (const id of readers) telegram.startBot(id);
    await Promise.all([telegram.settled(), slack.settled()]);
    await publish(database, readers);

    clock.set(DUE);
    for (const count of DEATHS) {
      // Where fewer are left it has sent them all by the end of the tick.
      await Promise.race([callsTo(telegram, count, 'sendMessage'), bot.tick(DUE)]);
      await bot.kill();
      bot = await startAt(DUE, environment);
    }
    await bot.tick(DUE);
    await bot.tick(DUE + MINUTE_MS);
    const notices = await database.prisma.notice.findMany({
      where: { kind: 'libraryDigest' },
      include: { deliveries: true },
    });
    expect(notices).toHaveLength(readers.length + 1);
    expect(notices.flatMap(({ deliveries }) => deliveries.map(({ state }) => state))).toEqual(
      Array.from({ length: readers.length + 1 }, () => 'sent'),
    );
    const told = [places.group, ...readers].map((id) => digestsIn(id));
    expect(Math.min(...told)).toBe(1);
    // What was on its way when the bot died, before the platform's answer came back, is sent again: one a death at most.
    const twice = told.reduce((sum, count) => sum + count - 1, 0);
    expect(twice).toBeLessThanOrEqual(DEATHS.length);
    await bot.stop();

    function digestsIn(id: number): number {
      return telegram.messagesIn({ id }).filter(({ text = '' }) => text.includes('Ringkasan Pustaka')).length;
    }
  },
  LONGEST_MS,
);

/** Something new on a topic that all of them follow. */
async function publish({ prisma }: Database, readers: readonly number[]): Promise<void> {
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  const [at, institution] = [new Date(BEFORE - DAY_MS), await prisma.institution.findFirstOrThrow()];
  const topic = await prisma.libraryTopic.create({ data: { forumId, name: 'Aset', createdAt: at } });
  const entry = await prisma.libraryEntry.create({
    data: {
      ...{ forumId, number: 1, title: 'Kelas aset', summary: 'Aset', kind: 'policy', status: 'published' },
      ...{ institutionId: institution.id, createdAt: at, publishedAt: at },
    },
  });
  await prisma.libraryEntryTopic.create({ data: { forumId, entryId: entry.id, topicId: topic.id } });
  const accounts = await prisma.account.findMany({ where: { externalId: { in: readers.map(String) } } });
  await prisma.libraryFollow.createMany({
    data: accounts.map(({ personId }) => ({ forumId, personId, topicId: topic.id, since: at })),
  });
}
