import { expect, test } from 'vitest';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { DAY_MS, systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { serverPid } from '../db/embedded/support.ts';
import { createTestDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { callsTo } from './calls.ts';
import { type Child, startMain } from './child.ts';
import { createDice } from './random.ts';
import { invitationsIn, openMeeting, type Scene, setScene } from './scene.ts';

const INSTITUTIONS = 24;
/** So many deaths, unless the environment says how many: `DEATHS=50 npm run test:faults -- process`. */
const DEATHS = Number(process.env.DEATHS ?? 8);
/** So many starts on a machine that is busy with other things. */
const LONGEST_MS = 120_000 + DEATHS * 15_000;
const inAMonth = (): number => systemClock.now() + 30 * DAY_MS;

/** Everybody on Telegram answers once, in the group, each at another moment of the bot's lives. */
function answerAll({ members, telegram, places }: Scene): readonly string[] {
  const answering = members.filter(({ telegram: id }) => id !== undefined);
  for (const { telegram: from = 0 } of answering)
    telegram.sendText({ from, chat: places.group, text: '/hadir' });
  return answering.map(({ code }) => code);
}

async function whoAnswered(database: {
  readonly pool: { query(sql: string): Promise<{ rows: unknown[] }> };
}) {
  const { rows } = await database.pool.query(
    'SELECT i.code FROM rsvp_history h JOIN institution i ON i.id = h.institution_id ORDER BY 1',
  );
  return rows.map((row) => (row as { readonly code: string }).code);
}

async function whatWasSent(database: {
  readonly pool: { query(sql: string): Promise<{ rows: unknown[] }> };
}) {
  const { rows } = await database.pool.query(
    "SELECT d.state FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE n.kind = 'announcement' AND d.target LIKE 'chat:%'",
  );
  return rows.map((row) => (row as { readonly state: string }).state);
}

test(
  'main.ts killed again and again in the middle of answers records every one of them once',
  async () => {
    const made = await createTestDatabase();
    const scene = await setScene({ clock: systemClock, institutions: INSTITUTIONS });
    const database = await scene.enter(made.url);
    const environment = { ...scene.environment, DATABASE_URL: made.url };
    let bot: Child = await startMain(environment);
    await openMeeting(scene, { startsAt: inAMonth(), announce: '' });
    // A process that dies between the platform's taking a message and its being noted sends it again; this is about answers.
    await expect.poll(() => whatWasSent(database), { timeout: 30_000 }).toContain('sent');
    expect(invitationsIn(scene)).toHaveLength(1);
    const dice = createDice(7);
    let expected: readonly string[] = [];
    for (let death = 0; death < DEATHS; death += 1) {
      const moment = callsTo(scene.telegram, 1 + dice.below(12));
      expected = [...expected, ...answerAll(scene)];
      await moment;
      await bot.kill();
      bot = await startMain(environment);
    }
    await scene.telegram.settled();
    expect(await whoAnswered(database)).toEqual(expected.toSorted());
    expect(invitationsIn(scene)).toHaveLength(1);
    await expect
      .poll(() => invitationsIn(scene)[0], { timeout: 60_000 })
      .toContain(`Hadir ${new Set(expected).size}`);
    await bot.stop();
    await database.close();
    await made.drop();
  },
  LONGEST_MS,
);

test(
  'with the embedded server neither kill -9 of the bot nor of the server loses an answer',
  async () => {
    const dataDir = await temporaryFolder();
    const scene = await setScene({ clock: systemClock, institutions: INSTITUTIONS });
    const environment = { ...scene.environment, DATA_DIR: dataDir };
    let bot: Child = await startMain(environment);
    const shared = await startEmbedded({ dataDir, logger: createLogger('silent'), isSharing: true });
    const database = await scene.enter(shared.connectionString);
    await openMeeting(scene, { startsAt: inAMonth(), announce: '' });
    const first = answerAll(scene);
    await callsTo(scene.telegram, 5);
    await bot.kill();
    bot = await startMain(environment);
    const second = answerAll(scene);
    await callsTo(scene.telegram, 3);
    process.kill(await serverPid(dataDir), 'SIGKILL');
    const third = answerAll(scene);
    await scene.telegram.settled();
    const expected = [...first, ...second, ...third].toSorted();
    await expect.poll(() => whoAnswered(database).catch(() => []), { timeout: 20_000 }).toEqual(expected);
    await bot.stop();
  },
  LONGEST_MS,
);
