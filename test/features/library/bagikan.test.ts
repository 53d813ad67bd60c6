import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/lib/clock.ts';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const POLICY = [
  'bagikan kebijakan',
  'Judul: Pembelajaran terintegrasi aparatur',
  'Nomor: Peraturan LAN Nomor 6 Tahun 2023',
  'Berlaku sejak: 17 Mei 2023',
  'Ringkasan: Instansi mengisi platform pembelajaran dengan bahan sendiri.',
  'Tautan: https://jdih.lan.go.id/perlan-6-2023',
].join('\n');

describe('sharing with the forum, in telegram', () => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await enterCast(bot);
  });
  afterAll(() => bot.close());

  const told = async (): Promise<void> => {
    await bot.advance(MINUTE_MS);
    await bot.settled();
  };
  const entry = (number: number) =>
    bot.app.database.prisma.libraryEntry.findFirstOrThrow({ where: { number } });

  it('takes one message, shows it as its institution, and puts it to the curators', async () => {
    const voice = voicesOf(bot).telegram;
    await verifyDialogue(voice, [
      [{ who: 'stranger', command: POLICY }, { has: 'belum terdaftar' }],
      [
        { who: 'member', command: POLICY },
        {
          has: ['Belum ada yang dikirim', 'Kebijakan dari Kemenkeu', '17 Mei 2023', 'Hanya bahan terbuka'],
        },
      ],
      [{ who: 'member', press: 'Kirim' }, { has: ['nomor 1', 'menunggu kurator'] }],
    ]);
    await told();
    expect(await entry(1)).toMatchObject({ status: 'waiting', inForceSince: '2023-05-17' });
  });
});
