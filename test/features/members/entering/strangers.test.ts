import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { type Heard, type Voice, verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import {
  codeIn,
  createEnteringApp,
  forgetStranger,
  INVITATION,
  newestTo,
  voiceThatSaid,
} from '../../../support/entering.ts';
import type { TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createEnteringApp();
});
afterAll(() => bot.close());
afterEach(() => forgetStranger(bot));

describe.each(['telegram', 'slack'] as const)('strangers, on %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];
  const apply = async (institution: string): Promise<Heard> => {
    await voice().say({ who: 'stranger', command: `daftar ${institution}` });
    return voice().say({ who: 'stranger', press: 'Pendamping (ajudan/LO)' });
  };

  it('have three requests at most that wait', async () => {
    for (const institution of ['BMKG', 'LAN', 'Sulsel'])
      expect((await apply(institution)).text).toContain('dikirim ke sekretariat');
    expect((await apply('Papua')).text).toContain('Sudah ada 3 permohonan');
  });

  it('wait for a day after a refusal, and then may ask again', async () => {
    await apply('BMKG');
    const { id } = await bot.app.database.prisma.joinRequest.findFirstOrThrow();
    await voice().say({ who: 'admin', command: `anggota tolak ${id}` });
    expect((await apply('LAN')).text).toContain('belum lama ini ditolak');
    bot.clock.advance(DAY_MS);
    expect((await apply('LAN')).text).toContain('dikirim ke sekretariat');
  });

  it('answer what was asked, once, and nothing that was not', async () => {
    await apply('LAN');
    const { id } = await bot.app.database.prisma.joinRequest.findFirstOrThrow();
    await voice().say({ who: 'admin', command: 'anggota' });
    await bot.settled();
    const where = voiceThatSaid(bot, 'admin', 'memohon didaftarkan');
    await where.say({ who: 'admin', press: 'Tanya' });
    const question = 'Apa jabatan Bapak?';
    await where.say(
      where.platform === 'slack' ? { who: 'admin', fill: { question } } : { who: 'admin', words: question },
    );
    await bot.settled();
    await voice().say({ who: 'stranger', words: 'Ajudan Sestama' });
    await voice().say({ who: 'stranger', press: 'Jawab', on: question });
    const again = await voice().say(
      platform === 'slack'
        ? { who: 'stranger', fill: { answer: 'dan lagi' } }
        : { who: 'stranger', words: 'dan lagi' },
    );
    expect(again.text).toContain('tidak ada pertanyaan sekretariat');
    await bot.settled();
    expect(newestTo(bot, { voice: voice(), who: 'admin', count: 5 })).not.toContain('dan lagi');
    expect(id).toBeGreaterThan(0);
  });

  it('are blocked by a button, which refuses all they asked for, until that is lifted', async () => {
    await apply('BMKG');
    await apply('LAN');
    await bot.settled();
    const where = voiceThatSaid(bot, 'admin', 'memohon didaftarkan');
    await verifyDialogue(where, [
      [{ who: 'admin', press: 'Tolak dan blokir' }, { has: ['ditolak', 'diblokir'] }],
    ]);
    const { prisma } = bot.app.database;
    expect(await prisma.joinRequest.count({ where: { state: 'pending' } })).toBe(0);
    expect((await apply('Sulsel')).text).toContain('tidak dapat diterima');
    const block = await prisma.joinBlock.findFirstOrThrow();
    const code = codeIn(
      await voice().say({ who: 'secretariat', command: 'undang LAN pendamping Eko' }),
      INVITATION,
    );
    await verifyDialogue(voice(), [
      [{ who: 'stranger', command: `daftar ${code}` }, { has: 'tidak dapat diterima' }],
      [
        { who: 'stranger', command: 'tanya zzqx wqqz kjhg' },
        { has: ['belum tersedia', 'akun ini diblokir'], lacks: 'besok' },
      ],
      [{ who: 'secretariat', command: 'anggota blokir' }, { has: platform === 'slack' ? 'U0ASING' : '6666' }],
      [{ who: 'secretariat', press: `Buka blokir ${block.id}` }, { has: 'sudah dibuka' }],
      [{ who: 'secretariat', command: 'anggota blokir' }, { has: 'Tidak ada akun yang diblokir' }],
    ]);
    bot.clock.advance(DAY_MS);
    expect((await apply('Sulsel')).text).toContain('dikirim ke sekretariat');
  });

  it('have five questions a day kept for the secretariat', async () => {
    const { prisma } = bot.app.database;
    await prisma.unansweredQuestion.deleteMany();
    await prisma.questionQuota.deleteMany();
    const ask = (number: number): Promise<Heard> =>
      voice().say({ who: 'stranger', command: `tanya zzqx${number} wqqz${number} kjhg${number}` });
    for (let number = 1; number <= 5; number += 1)
      expect((await ask(number)).text).toContain('dicatat untuk sekretariat');
    expect((await ask(6)).text).toContain('sudah mencapai batas');
    expect(await prisma.unansweredQuestion.count()).toBe(5);
    bot.clock.advance(DAY_MS);
    expect((await ask(7)).text).toContain('dicatat untuk sekretariat');
  });

  it('get examples of this forum that are not what they typed', async () => {
    const heard = await voice().say({ who: 'stranger', command: 'daftar qqwwee' });
    const [, examples = ''] = /misalnya ([^.]+)\./.exec(heard.text) ?? [];
    const known = await bot.app.database.prisma.institution.findMany({ select: { shortName: true } });
    expect(examples.split(', ').length).toBeGreaterThan(0);
    for (const example of examples.split(', ')) expect(known.map((one) => one.shortName)).toContain(example);
  });
});
