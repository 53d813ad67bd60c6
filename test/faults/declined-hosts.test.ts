import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../../src/lib/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import { callsTo } from './calls.ts';
import { type Child, startAt } from './child.ts';
import { ADMIN } from './forum.ts';
import { createDice } from './random.ts';
import { setScene } from './scene.ts';

const LONGEST_MS = 120_000;
/** Tuesday, 24 November 2026, 10.00 WIB: nobody is left in peace. */
const NOON = Date.UTC(2026, 10, 24, 3);

test(
  'kill -9 between a refusal, or a question that is withdrawn, and the next one: everybody in the queue is asked, and asked once',
  async () => {
    const made = await createTestDatabase();
    onTestFinished(() => made.drop());
    const clock = manualClock(NOON);
    const scene = await setScene({ clock, institutions: 10 });
    const database = await scene.enter(made.url);
    const environment = { ...scene.environment, DATABASE_URL: made.url };
    const { telegram, members, places } = scene;
    let bot: Child = await startAt(clock.now(), environment);
    telegram.sendText({ from: ADMIN.telegram, chat: places.group, text: '/tautkan' });
    const queue = members.filter(({ telegram: id, started }) => id !== undefined && started);
    for (const { telegram: id = 0 } of queue) telegram.startBot(id);
    const secretary = members[0]?.telegram ?? 0;
    for (const { shortName } of queue)
      telegram.sendText({ from: secretary, text: `/giliran tambah ${shortName}` });
    telegram.sendText({ from: secretary, text: '/giliran tanya' });
    await telegram.settled();
    const dice = createDice(11);
    for (const [turn, { telegram: id = 0, shortName }] of queue.entries()) {
      const asked = (): boolean =>
        telegram.messagesIn({ id }).some(({ text = '' }) => text.includes(`Apakah ${shortName} bersedia`));
      await expect.poll(asked, { timeout: 20_000 }).toBe(true);
      const isSkipped = turn % 2 === 1;
      if (!isSkipped) await telegram.pressButton({ from: id, chat: id, text: 'Tidak bisa' });
      await telegram.settled();
      const dies = callsTo(telegram, dice.below(3));
      // Whoever presses does not wait for a bot that dies.
      if (isSkipped) telegram.sendText({ from: secretary, text: `/giliran lewati ${shortName}` });
      else void telegram.pressButton({ from: id, chat: id, text: 'Tanpa alasan' }).catch(() => undefined);
      await dies;
      await bot.kill();
      bot = await startAt(clock.now(), environment);
    }
    await telegram.settled();
    await expect
      .poll(() => database.prisma.hostAsk.count({ where: { state: { in: ['declined', 'withdrawn'] } } }), {
        timeout: 20_000,
      })
      .toBe(queue.length);
    const asks = await database.prisma.hostAsk.findMany({ select: { institutionId: true, number: true } });
    expect(new Set(asks.map(({ institutionId }) => institutionId)).size).toBe(queue.length);
    expect(asks).toHaveLength(queue.length);
    const questions = await database.prisma.notice.findMany({ where: { kind: 'hostQuestion' } });
    expect(questions).toHaveLength(queue.length);
    const news = await database.prisma.notice.findMany({ where: { kind: 'hostNews' } });
    expect(news.filter(({ key }) => key.includes('nobodyLeft'))).toHaveLength(1);
    await bot.stop();
  },
  LONGEST_MS,
);
