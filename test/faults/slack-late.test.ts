import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { slackText } from '../support/read-messages.ts';
import { startStoppableDatabase } from '../support/stoppable-database.ts';
import { createTestApp } from '../support/test-app.ts';

const LONGEST_MS = 150_000;

/** A meeting that is announced on both platforms, on a database that can go away. */
async function setMeeting() {
  const database = await startStoppableDatabase();
  const bot = await createTestApp(undefined, database);
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
    telegram.messagesIn(group).filter(({ text }) => text?.startsWith('Kemenkeu: Hadir')).length;
  /** Four people in Slack and one in Telegram, while the database is away for so long. */
  const actWhileAway = async (seconds: number): Promise<void> => {
    await database.stop();
    telegram.sendText({ from: 2003, chat: group, text: '/hadir' });
    const acts = [
      slack.command({ from: 'U0CHAIR', channel, command: '/hadir', text: '' }),
      press('U0DAGRI', 'Hadir'),
      press('U0RINA', 'Diwakili'),
      slack.command({ from: 'U0ADMIN', channel, command: '/forses', text: 'buatrapat' }),
    ];
    bot.clock.advance(seconds * 1_000);
    await Promise.all([pause(seconds * 1_000), ...acts]);
    await database.start();
  };
  return { bot, actWhileAway, press, heardBy, answers, receipts };
}

test(
  'what is said in Slack while the database is away for ten seconds takes effect, and everybody hears of it',
  async () => {
    const { bot, actWhileAway, heardBy, answers, receipts } = await setMeeting();
    await actWhileAway(10);
    const within = { timeout: 20_000 };
    await expect.poll(() => heardBy('U0CHAIR'), within).toContain('LPSK: Hadir');
    await expect.poll(() => heardBy('U0DAGRI'), within).toContain('Kemendagri: Hadir');
    // A form can be opened for three seconds only.
    await expect.poll(() => heardBy('U0RINA'), within).toContain('Formulir tidak dapat dibuka');
    await expect.poll(() => heardBy('U0ADMIN'), within).toContain('Formulir tidak dapat dibuka');
    await expect.poll(receipts, within).toBe(1);
    expect(await answers()).toEqual(['slack:diwakili', 'slack:hadir', 'slack:hadir', 'telegram:hadir']);
    await bot.close();
  },
  LONGEST_MS,
);

test(
  'what is said in Slack while the database is away for a minute is apologised for, and nothing of it takes effect later',
  async () => {
    const { bot, actWhileAway, press, heardBy, answers, receipts } = await setMeeting();
    await actWhileAway(60);
    for (const user of ['U0CHAIR', 'U0DAGRI', 'U0RINA', 'U0ADMIN']) {
      expect(heardBy(user), user).toContain('belum diproses. Silakan kirim ulang');
    }
    // Telegram delivers again by itself: nobody has to repeat anything.
    await expect.poll(receipts, { timeout: 30_000 }).toBe(1);
    await bot.settled();
    expect(await answers()).toEqual(['telegram:hadir']);
    await press('U0DAGRI', 'Hadir');
    await expect.poll(() => heardBy('U0DAGRI')).toContain('Kemendagri: Hadir');
    expect(await answers()).toEqual(['slack:hadir', 'telegram:hadir']);
    await bot.close();
  },
  LONGEST_MS,
);
