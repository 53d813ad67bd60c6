import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { insertPoll } from '../../src/features/polls/store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, manualClock } from '../../src/lib/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import { callsTo } from './calls.ts';
import { type Child, startAt } from './child.ts';
import { ADMIN } from './forum.ts';
import { setScene } from './scene.ts';

const LONGEST_MS = 120_000;
/** Tuesday, 1 December 2026, 08.58 WIB. */
const BEFORE = Date.UTC(2026, 11, 1, 1, 58);
const DUE = BEFORE + 2 * MINUTE_MS;
/** So many messages go out before each death. */
const DEATHS = [0, 1] as const;

test.each([
  { kind: 'datePollResult', action: 'jajak|pakai', prepare: preparePoll },
  { kind: 'nextDraft', action: 'usulkantanggal|', prepare: prepareHeld },
])(
  'kill -9 while there is a $kind to be told: it is planned once, and nobody misses it',
  async ({ kind, action, prepare }) => {
    const made = await createTestDatabase();
    onTestFinished(() => made.drop());
    const clock = manualClock(BEFORE);
    const scene = await setScene({ clock, institutions: 4 });
    const database = await scene.enter(made.url);
    const environment = { ...scene.environment, DATABASE_URL: made.url };
    const { telegram, slack, members, places } = scene;
    let bot: Child = await startAt(clock.now(), environment);
    telegram.sendText({ from: ADMIN.telegram, chat: places.group, text: '/tautkan' });
    for (const { telegram: id, started } of members) if (id !== undefined && started) telegram.startBot(id);
    await Promise.all([telegram.settled(), slack.settled()]);
    await prepare(database);

    clock.set(DUE);
    for (const count of DEATHS) {
      await Promise.race([callsTo(telegram, count, 'sendMessage'), bot.tick(DUE)]);
      await bot.kill();
      bot = await startAt(DUE, environment);
    }
    await bot.tick(DUE);
    await bot.tick(DUE + MINUTE_MS);
    const secretary = members[0]?.telegram ?? 0;
    const notices = await database.prisma.notice.findMany({ where: { kind }, include: { deliveries: true } });
    expect(notices).toHaveLength(1);
    const states = notices.flatMap(({ deliveries }) => deliveries.map(({ state }) => state));
    expect(states.length).toBeGreaterThan(0);
    expect(new Set(states)).toEqual(new Set(['sent']));
    const told = telegram
      .messagesIn({ id: secretary })
      .filter((message) => JSON.stringify(message.reply_markup ?? {}).includes(action)).length;
    // What was on its way when the bot died, before the platform's answer came back, is sent again: one a death at most.
    expect(told).toBeGreaterThanOrEqual(1);
    expect(told).toBeLessThanOrEqual(1 + DEATHS.length);
    await bot.stop();
  },
  LONGEST_MS,
);

/** A poll that ends. */
async function preparePoll({ prisma }: Database): Promise<void> {
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  await insertPoll(prisma, {
    ...{ forumId, meetingId: undefined, answerBy: DUE, createdById: undefined, now: BEFORE - HOUR_MS },
    slots: [{ startsAt: DUE + 30 * DAY_MS, timeZone: 'Asia/Jakarta' }],
  });
}

/** A meeting that was held, with none after it. */
async function prepareHeld({ prisma }: Database): Promise<void> {
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  await prisma.meeting.create({
    data: {
      ...{ forumId, number: 42, title: 'Rapat', place: 'Aula', timeZone: 'Asia/Jakarta' },
      ...{ startsAt: new Date(DUE - DAY_MS), answerBy: new Date(DUE - 2 * DAY_MS) },
      ...{ createdAt: new Date(DUE - 9 * DAY_MS), announcedAt: new Date(DUE - 8 * DAY_MS) },
      state: 'announced',
    },
  });
}
