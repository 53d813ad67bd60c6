import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { announceMeeting } from '../../support/announced.ts';
import { type Voice, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());
beforeEach(async () => {
  const { prisma } = bot.app.database;
  await prisma.unansweredQuestion.deleteMany();
  await prisma.questionQuota.deleteMany();
});

describe.each(['telegram', 'slack'] as const)('in %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];

  it('what asks nothing is not kept, and takes nothing of the day’s questions', async () => {
    const greeting = 'Selamat hari raya Idul Fitri, mohon maaf lahir batin';
    await verifyDialogue(voice(), [
      [{ who: 'member', words: greeting }, { says: 'Salam.' }],
      [{ who: 'member', words: 'P' }, { says: 'Salam.' }],
      [{ who: 'member', words: 'monitor' }, { place: 'nowhere' }],
      [{ who: 'member', words: 'hehe' }, { place: 'nowhere' }],
      [{ who: 'member', words: 'xqzwv' }, { has: 'tuliskan pertanyaannya' }],
      [{ who: 'member', words: 'LAN' }, { has: '“LAN” adalah nama instansi' }],
    ]);
    const { prisma } = bot.app.database;
    expect([await prisma.unansweredQuestion.count(), await prisma.questionQuota.count()]).toEqual([0, 0]);
  });

  it('somebody unknown who asks too much is told once, and then met with silence', async () => {
    for (const word of ['satu', 'dua', 'tiga', 'empat', 'lima'])
      await voice().say({ who: 'stranger', words: `xqzw vvbn ${word}?` });
    await verifyDialogue(voice(), [
      [{ who: 'stranger', words: 'xqzw vvbn enam?' }, { has: 'sudah mencapai batas' }],
      [{ who: 'stranger', words: 'xqzw vvbn tujuh?' }, { place: 'nowhere' }],
      [{ who: 'stranger', words: 'xqzw vvbn delapan?' }, { place: 'nowhere' }],
    ]);
  });

  it('a question typed as a command is answered', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'member', command: 'kapan rapat?' }, { has: '4 Februari' }],
      [
        { who: 'member', command: 'absensi' },
        { has: 'Mungkin maksud', lacks: 'tercatat:' },
      ],
      [{ who: 'secretariat', command: 'anggota blokir telegram:7002' }, { has: 'Belum ada yang diblokir' }],
    ]);
  });
});
