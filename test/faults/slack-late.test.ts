import { expect, test } from 'vitest';
import { slackText } from '../support/read-messages.ts';
import { startStoppableDatabase } from '../support/stoppable-database.ts';
import { createTestApp, type TestAppOptions } from '../support/test-app.ts';

const LONGEST_MS = 60_000;
/** Slack wants its acknowledgement within three seconds; somebody who waits for less than that is answered in time. */
const ACKNOWLEDGED = { timeout: 10_000 };

/** A meeting that is announced on both platforms, on a database that can go away. */
async function setMeeting(parts: TestAppOptions['parts'] = {}) {
  const database = await startStoppableDatabase();
  const bot = await createTestApp({ database, parts });
  const { telegram, slack, group, channel } = bot;
  telegram.sendText({ from: 9001, chat: group, text: '/tautkan' });
  await slack.command({ from: 'U0ADMIN', channel, command: '/forses', text: 'tautkan' });
  const lines = 'Acara: Rapat\nWaktu: 18 Desember 2026 pukul 09.00 WIB\nTempat: Aula\nNomor: 42';
  telegram.sendText({ from: 2001, chat: group, text: `/buatrapat\n${lines}` });
  telegram.sendText({ from: 2001, chat: group, text: '/umumkan 42' });
  await bot.settled();
  const notice = slack.messagesIn(channel).find((message) => slackText(message).includes('UNDANGAN'));
  const press = (from: string, button: string) =>
    slack.pressButton({ from, channel, ts: notice?.ts ?? '', text: button });
  const heardBy = (user: string): string => slack.ephemeralsFor(user).map(slackText).join('\n');
  const answers = async (): Promise<readonly string[]> => {
    const rows = await bot.app.database.prisma.rsvp.findMany();
    return rows.map(({ platform, answer }) => `${platform}:${answer}`).sort();
  };
  const receipts = (): number =>
    telegram.messagesIn(group).filter(({ text }) => text?.includes('Konfirmasi Kemenkeu tercatat: Hadir'))
      .length;
  /** Four people in Slack and one in Telegram, while the database is away until `over` has resolved. */
  const actWhileAway = async (over: (acts: Promise<unknown>) => Promise<unknown>): Promise<void> => {
    await database.stop();
    telegram.sendText({ from: 2003, chat: group, text: '/hadir' });
    const acts = [
      slack.command({ from: 'U0CHAIR', channel, command: '/hadir', text: '' }),
      press('U0DAGRI', 'Hadir'),
      press('U0RINA', 'Diwakili'),
      slack.command({ from: 'U0ADMIN', channel, command: '/forses', text: 'buatrapat' }),
    ];
    await over(Promise.all(acts));
    await database.start();
  };
  return { bot, actWhileAway, press, heardBy, answers, receipts };
}

test(
  'what is said in Slack while the database is away for longer than Slack waits takes effect, and everybody hears of it',
  async () => {
    const { bot, actWhileAway, heardBy, answers, receipts } = await setMeeting();
    await actWhileAway(async (acts) => {
      await acts;
      bot.clock.advance(10_000);
    });
    const within = { timeout: 20_000 };
    await expect.poll(() => heardBy('U0CHAIR'), within).toContain('Konfirmasi LPSK tercatat: Hadir');
    await expect.poll(() => heardBy('U0DAGRI'), within).toContain('Konfirmasi Kemendagri tercatat: Hadir');
    // A form can be opened for three seconds only.
    await expect.poll(() => heardBy('U0RINA'), within).toContain('Konfirmasi BMKG tercatat: Diwakili.');
    expect(heardBy('U0RINA')).toContain('lengkapi dengan /forses diwakili nama, jabatan');
    await expect.poll(() => heardBy('U0ADMIN'), within).toContain('Formulir tidak dapat dibuka');
    await expect.poll(receipts, within).toBe(1);
    expect(await answers()).toEqual([
      'slack:attending',
      'slack:attending',
      'slack:represented',
      'telegram:attending',
    ]);
    await bot.close();
  },
  LONGEST_MS,
);

test(
  'what is said in Slack while the database is away for longer than anybody waits is apologised for, and nothing of it takes effect later',
  async () => {
    const { bot, actWhileAway, press, heardBy, answers, receipts } = await setMeeting({
      outagePausesMs: [200, 400, 800, 1_600],
    });
    await actWhileAway(async () => {
      for (const user of ['U0CHAIR', 'U0DAGRI', 'U0RINA', 'U0ADMIN'])
        await expect.poll(() => heardBy(user), ACKNOWLEDGED).toContain('belum diproses. Silakan kirim ulang');
    });
    // Telegram delivers again by itself: nobody has to repeat anything.
    await expect.poll(receipts, { timeout: 30_000 }).toBe(1);
    await bot.settled();
    expect(await answers()).toEqual(['telegram:attending']);
    await press('U0DAGRI', 'Hadir');
    await expect.poll(() => heardBy('U0DAGRI')).toContain('Konfirmasi Kemendagri tercatat: Hadir');
    expect(await answers()).toEqual(['slack:attending', 'telegram:attending']);
    await bot.close();
  },
  LONGEST_MS,
);
