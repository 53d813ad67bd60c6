import { expect, onTestFinished, test } from 'vitest';
import { DAY_MS, MINUTE_MS, manualClock } from '../../src/lib/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import { TEST_NOW } from '../support/test-app.ts';
import { openBalancer } from './balancer.ts';
import { type Child, startAt } from './child.ts';
import { chairOf } from './forum.ts';
import { invitationsIn, openMeeting, type Scene, setScene } from './scene.ts';

const STARTS_AT = Date.parse('2026-12-18T09:00:00+07:00');
const ANSWER_BY = Date.parse('2026-12-15T16:00:00+07:00');
const LONGEST_MS = 60_000;

/** Two processes on one database: Telegram by webhook to either in turn, a Slack socket each. */
async function startTwo(institutions: number): Promise<{
  readonly scene: Scene;
  readonly bots: readonly [Child, Child];
  readonly tickBoth: (at: number) => Promise<void>;
  readonly query: (sql: string) => Promise<readonly unknown[]>;
}> {
  const made = await createTestDatabase();
  const clock = manualClock(TEST_NOW);
  const scene = await setScene({ clock, institutions });
  const database = await scene.enter(made.url);
  const balancer = await openBalancer();
  onTestFinished(balancer.close);
  const environment = {
    ...scene.environment,
    DATABASE_URL: made.url,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${balancer.port}/telegram`,
    TELEGRAM_WEBHOOK_SECRET: 'rahasia-yang-cukup-panjang-0123456789',
  };
  const bots = [await startAt(TEST_NOW, environment), await startAt(TEST_NOW, environment)] as const;
  for (const { port } of bots) balancer.add(port);
  return {
    scene,
    bots,
    tickBoth: async (at) => {
      clock.set(at);
      await Promise.all(bots.map((bot) => bot.tick(at)));
    },
    query: async (sql) => (await database.pool.query(sql)).rows,
  };
}

test(
  'two processes that tick at the same time send each notice once',
  async () => {
    const { scene, tickBoth, query } = await startTwo(24);
    await openMeeting(scene, { startsAt: STARTS_AT, announce: '24 November 2026 pukul 13.00 WIB' });
    await tickBoth(Date.parse('2026-11-24T13:00:00+07:00'));
    await tickBoth(Date.parse('2026-11-24T13:01:00+07:00'));
    expect(invitationsIn(scene)).toHaveLength(1);
    // Three days before the deadline is a Saturday, and goes to the Friday.
    for (const days of [7, 4, 1]) await tickBoth(ANSWER_BY - days * DAY_MS + MINUTE_MS);
    const started = scene.members.filter((member) => member.telegram !== undefined && member.started);
    for (const { telegram: id = 0 } of started) {
      const reminders = scene.telegram
        .messagesIn({ id })
        .filter(({ from, text }) => from?.is_bot && text?.startsWith('Mohon konfirmasi kehadiran'));
      expect(reminders).toHaveLength(3);
    }
    expect(await query(`SELECT 1 FROM delivery WHERE attempts > 1 AND reason IS NULL`)).toEqual([]);
  },
  LONGEST_MS,
);

test(
  'one proposal pressed in two processes at once is carried out once',
  async () => {
    const { scene, tickBoth, query } = await startTwo(12);
    const { slack, places, members } = scene;
    await openMeeting(scene, { startsAt: STARTS_AT, announce: '' });
    await tickBoth(TEST_NOW + MINUTE_MS);
    const from = chairOf(members);
    await slack.command({ from, channel: places.channel, command: '/forses', text: 'ingatkan' });
    await slack.nextEphemeral(from, ({ blocks }) => JSON.stringify(blocks).includes('Kirim'));
    const presses = [1, 2, 3, 4].map(() =>
      slack.pressButton({ from, channel: places.channel, text: 'Kirim' }),
    );
    await Promise.all(presses);
    await tickBoth(TEST_NOW + 2 * MINUTE_MS);
    expect(await query(`SELECT count(*)::int AS n FROM notice WHERE kind = 'manualReminder'`)).toEqual([
      { n: 1 },
    ]);
    expect(await query(`SELECT count(*)::int AS n FROM proposal WHERE state = 'done'`)).toEqual([{ n: 1 }]);
  },
  LONGEST_MS,
);

test(
  'answers go on while one of two processes is killed in their middle',
  async () => {
    const { scene, bots, tickBoth, query } = await startTwo(24);
    const { telegram, places, members } = scene;
    await openMeeting(scene, { startsAt: STARTS_AT, announce: '' });
    await tickBoth(TEST_NOW + MINUTE_MS);
    const answering = members.flatMap(({ telegram: id }) => id ?? []);
    for (const from of answering) telegram.sendText({ from, chat: places.group, text: '/hadir' });
    await telegram.waitFor(() => telegram.pendingUpdates().length <= answering.length / 2);
    await bots[0].kill();
    await telegram.settled();
    expect(await query('SELECT count(*)::int AS n FROM rsvp_history')).toEqual([{ n: answering.length }]);
    await bots[1].tick(TEST_NOW + 2 * MINUTE_MS);
    await bots[1].tick(TEST_NOW + 3 * MINUTE_MS);
    expect(invitationsIn(scene)[0]).toContain(`Hadir ${answering.length}`);
  },
  LONGEST_MS,
);
