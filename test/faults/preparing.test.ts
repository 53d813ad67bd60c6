import { expect, onTestFinished, test } from 'vitest';
import { DAY_MS, MINUTE_MS, manualClock } from '../../src/lib/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import { callsTo } from './calls.ts';
import { type Child, startAt } from './child.ts';
import { setScene } from './scene.ts';

const LONGEST_MS = 120_000;
/** Tuesday, 24 November 2026, 10.00 WIB. */
const NOON = Date.UTC(2026, 10, 24, 3);
/** On so many mornings the bot dies: twice each before anything, after one call of the platform, and after two. */
const MORNINGS = 6;

test(
  'kill -9 while hosts are reminded of what they prepare: each of them is told each morning, once but for what was on its way',
  async () => {
    const made = await createTestDatabase();
    onTestFinished(() => made.drop());
    const scene = await setScene({ clock: manualClock(NOON), institutions: 6 });
    const database = await scene.enter(made.url);
    const environment = { ...scene.environment, DATABASE_URL: made.url };
    const { prisma } = database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const hosts = scene.members.slice(1, 3);
    for (const { telegram: id = 0 } of hosts) scene.telegram.startBot(id);
    for (const [index, { code }] of hosts.entries()) {
      const { id: hostInstitutionId } = await prisma.institution.findFirstOrThrow({ where: { code } });
      const startsAt = new Date(Date.UTC(2026, 11, 16 + index, 2));
      await prisma.meeting.create({
        data: {
          ...{ forumId, number: 42 + index, title: 'Uji', timeZone: 'Asia/Jakarta', place: 'Aula' },
          ...{ state: 'draft', hostInstitutionId, startsAt, answerBy: startsAt },
          createdAt: new Date(NOON - 30 * DAY_MS),
        },
      });
    }
    let bot: Child = await startAt(NOON, environment);
    await scene.telegram.settled();
    for (let morning = 1; morning <= MORNINGS; morning += 1) {
      const nine = NOON + morning * DAY_MS - 59 * MINUTE_MS;
      const dies = callsTo(scene.telegram, morning % 3);
      await Promise.race([bot.tick(nine), dies]);
      await bot.kill();
      bot = await startAt(nine + MINUTE_MS, environment);
      await bot.tick(nine + 2 * MINUTE_MS);
      await scene.telegram.settled();
    }
    await bot.tick(NOON + MORNINGS * DAY_MS);
    await scene.telegram.settled();
    const notices = await prisma.notice.findMany({
      where: { kind: 'preparationReminder' },
      include: { deliveries: true },
    });
    expect(notices.length).toBeGreaterThan(MORNINGS / 2);
    expect(new Set(notices.map(({ key }) => key)).size).toBe(notices.length);
    const states = new Set(notices.flatMap(({ deliveries }) => deliveries.map(({ state }) => state)));
    expect([...states].filter((state) => state === 'queued' || state === 'sending')).toEqual([]);
    for (const { telegram: id = 0 } of hosts) {
      const told = scene.telegram
        .messagesIn({ id })
        .filter(({ text = '' }) => text.includes('sudah tiba waktunya'));
      const sent = notices.flatMap(({ deliveries }) =>
        deliveries.filter(({ state, chatId }) => state === 'sent' && chatId === String(id)),
      );
      expect(sent.length).toBeGreaterThan(0);
      expect(told.length).toBeGreaterThanOrEqual(sent.length);
      expect(told.length).toBeLessThanOrEqual(sent.length + MORNINGS);
    }
    await bot.stop();
  },
  LONGEST_MS,
);
