import { afterAll, beforeAll, expect, it } from 'vitest';
import { announceMeeting, answersThatCount } from '../../support/announced.ts';
import { CAST } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());

const TOLD = 'semula Tidak hadir, kini Hadir';

const toldTo = (who: 'member' | 'host'): number => {
  const telegram = bot.telegram.messagesIn(CAST[who].telegram).map(telegramText);
  const slack = bot.slack.messagesIn(CAST[who].slack).map(slackText);
  return [...telegram, ...slack].filter((text) => text.includes(TOLD)).length;
};

it.each(['telegram', 'slack'] as const)(
  'whoever answered learns in %s that the secretariat replaced it, and the trail tells of it',
  async (platform) => {
    const voice = voicesOf(bot)[platform];
    const { prisma } = bot.app.database;
    await prisma.rsvp.deleteMany();
    const before = toldTo('member');
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'tidakhadir sakit' }, { has: 'Tidak hadir' }],
      [{ who: 'secretariat', command: 'hadir untuk Kemenkeu dan BMKG' }, { has: ['Kemenkeu', 'BMKG'] }],
    ]);
    await bot.settled();
    expect(toldTo('member') - before).toBe(1);
    expect(toldTo('host')).toBe(0);
    await verifyDialogue(voice, [
      [{ who: 'secretariat', command: 'jejak' }, { has: ['hadir untuk Kemenkeu', 'hadir untuk BMKG'] }],
      [{ who: 'member', press: 'Tidak hadir', on: TOLD }, { has: 'Tidak hadir' }],
    ]);
    expect(await answersThatCount(bot)).toContain('KEMENKEU not_attending');
  },
);
