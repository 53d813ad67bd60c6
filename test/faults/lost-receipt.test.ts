import { expect, test } from 'vitest';
import { DAY_MS, systemClock } from '../../src/lib/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import { startMain } from './child.ts';
import { openMeeting, setScene } from './scene.ts';

const LONGEST_MS = 60_000;

/** A bot whose words do not get out: it hangs between its effect and its reply. */
async function setHanging() {
  const made = await createTestDatabase();
  const scene = await setScene({ clock: systemClock, institutions: 12 });
  const database = await scene.enter(made.url);
  const environment = { ...scene.environment, DATABASE_URL: made.url };
  const bot = await startMain(environment);
  await openMeeting(scene, { startsAt: systemClock.now() + 30 * DAY_MS, announce: '' });
  const { telegram, places } = scene;
  await expect
    .poll(() => telegram.messagesIn(places.group).some(({ text }) => text?.startsWith('UNDANGAN')))
    .toBe(true);
  for (const method of ['sendMessage', 'answerCallbackQuery'])
    telegram.faults.next({ method, kind: 'timeout', times: 100 });
  const recorded = async (): Promise<number> => {
    const { rows } = await database.pool.query('SELECT count(*)::int AS n FROM processed_update');
    return (rows[0] as { readonly n: number }).n;
  };
  const words = (fits: string, chat: number = places.group): number =>
    telegram.messagesIn({ id: chat }).filter(({ text }) => text?.includes(fits)).length;
  return { scene, environment, bot, recorded, words };
}

test(
  'what was recorded by a bot that was killed before its reply is confirmed by the next one, once',
  async () => {
    const { scene, environment, bot, recorded, words } = await setHanging();
    const { telegram, places } = scene;
    const [one, two, three] = scene.members.flatMap((member) =>
      member.telegram === undefined ? [] : [{ ...member, telegram: member.telegram }],
    );
    if (one === undefined || two === undefined || three === undefined) throw new Error('too few members');
    const receipt = `Konfirmasi ${one.shortName} tercatat: Hadir`;
    const before = await recorded();
    telegram.sendText({ from: one.telegram, chat: places.group, text: '/hadir' });
    telegram.sendText({ from: two.telegram, chat: places.group, text: '/jadwal' });
    await expect.poll(recorded).toBe(before + 2);
    const [first = 0] = telegram.pendingUpdates().map(({ update_id: id }) => id);
    await bot.kill();
    telegram.faults.clear();
    expect(words(receipt)).toBe(0);

    const next = await startMain(environment);
    await telegram.settled();
    expect(words(receipt)).toBe(1);
    expect(words('balasannya terputus', two.telegram)).toBe(1);
    // Whatever comes again while it runs is known to have been answered.
    telegram.redeliver(first);
    await telegram.settled();
    expect(words(receipt)).toBe(1);
    await next.kill();

    // And so it is for a bot that starts later and is told of what was answered long ago.
    const third = await startMain(environment);
    telegram.sendText({ from: three.telegram, chat: places.group, text: '/hadir' });
    await telegram.settled();
    expect(words(receipt)).toBe(1);
    await third.stop();
    expect(await recorded()).toBe(before + 3);
  },
  LONGEST_MS,
);
