import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { announceMeeting, answersThatCount } from '../../support/announced.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());
beforeEach(async () => {
  const { prisma } = bot.app.database;
  await prisma.$transaction([prisma.rsvp.deleteMany(), prisma.rsvpHistory.deleteMany()]);
});

describe.each(['telegram', 'slack'] as const)('an answer in plain words, in %s', (platform) => {
  it('is offered with what would be recorded, and recorded so by the press alone', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [
        { who: 'member', words: 'bapak diwakili Ratna, Karo Umum' },
        {
          has: 'Diwakili (Ratna, Karo Umum)',
          buttons: ['Hadir', 'Diwakili', 'Tidak hadir', 'Masih dikonfirmasi'],
        },
      ],
    ]);
    expect(await answersThatCount(bot)).toEqual([]);
    await verifyDialogue(voice, [
      [{ who: 'member', press: 'Diwakili' }, { has: ['tercatat: Diwakili (Ratna, Karo Umum)'] }],
      [{ who: 'member', words: 'mohon izin, dinas ke Manado' }, { has: 'Tidak hadir (dinas ke Manado)' }],
      [{ who: 'member', press: 'Tidak hadir' }, { has: 'Tidak hadir (dinas ke Manado)' }],
      [{ who: 'liaison', words: 'diwakili Budi, Kabag TU' }, { has: 'Diwakili (Budi, Kabag TU)' }],
      [{ who: 'liaison', press: 'Diwakili' }, { has: 'instansi yang mana' }],
      [{ who: 'liaison', press: 'Pemprov Papua' }, { has: 'Budi, Kabag TU' }],
    ]);
    const counting = await answersThatCount(bot);
    expect(counting).toContain('KEMENKEU not_attending (dinas ke Manado)');
    expect(counting.some((one) => one.endsWith('represented (Budi, Kabag TU)'))).toBe(true);
  });
});
