import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { createTestApp, TEST_NOW, type TestApp } from '../../support/test-app.ts';

describe.each(['telegram', 'slack'] as const)('action items of a named meeting, in %s', (platform) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await enterCast(bot);
    const { telegram } = voicesOf(bot);
    await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
    for (const [number, day] of [
      [41, 'Kamis, 4 Februari 2027'],
      [42, 'Jumat, 5 Februari 2027'],
      [43, 'Kamis, 8 April 2027'],
    ]) {
      const lines = `Acara: Uji\nWaktu: ${day} pukul 09.00 WIB\nTempat: Aula\nNomor: ${number}`;
      await telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
      await telegram.say({ who: 'secretariat', command: `umumkan ${number}` });
    }
    await bot.settled();
    await bot.advance(Date.UTC(2027, 1, 8, 3, 0) - TEST_NOW);
  });
  afterAll(() => bot.close());

  /** What the host was told in private. */
  const toldHost = async (): Promise<string> => {
    await bot.settled();
    return platform === 'telegram'
      ? bot.telegram.messagesIn(CAST.host.telegram).map(telegramText).join('\n')
      : bot.slack.messagesIn(CAST.host.slack).map(slackText).join('\n');
  };

  it('belong to the last one that was held unless another is named', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'secretariat', command: 'tindaklanjut tambah 2 laporan disusun; Kemenkeu; 15 Februari 2027' },
        { has: ['2 laporan disusun', 'dari Pertemuan ke-42'] },
      ],
      [
        { who: 'secretariat', command: 'tindaklanjut tambah ke-41 Menyusun pedoman; BMKG; 15 Februari 2027' },
        { has: [' Menyusun pedoman', 'dari Pertemuan ke-41'], lacks: 'ke-41 Menyusun' },
      ],
      [
        { who: 'secretariat', command: 'tindaklanjut tambah 41; Membagikan peta; BMKG; 16 Februari 2027' },
        { has: ['Membagikan peta', 'dari Pertemuan ke-41'] },
      ],
      [
        { who: 'chair', command: 'tindaklanjut tambah rapat 41: Menghimpun data; LAN; 16 Februari 2027' },
        { has: ['Menghimpun data', 'dari Pertemuan ke-41'], lacks: 'rapat 41' },
      ],
      [
        { who: 'secretariat', command: 'tindaklanjut tambah ke-43 A; BMKG; 15 Februari 2027' },
        { has: 'belum berlangsung' },
      ],
      [{ who: 'secretariat', command: 'tindaklanjut tambah ke-77 A; BMKG; 15 Februari 2027' }, { has: '77' }],
      [{ who: 'member', command: 'tindaklanjut 41' }, { has: ['Menyusun pedoman', 'Menghimpun data'] }],
    ]);
  });

  it('tell the institution responsible of a new deadline, and only of that', async () => {
    const voice = voicesOf(bot)[platform];
    // Whoever wrote to the bot is written to there.
    await voice.say({ who: 'host', command: 'status' });
    const item = await bot.app.database.prisma.actionItem.findFirstOrThrow({
      where: { description: 'Menyusun pedoman' },
    });
    await voice.say({
      who: 'secretariat',
      command: `tindaklanjut ubah ${item.number} Menyusun pedoman umum`,
    });
    await bot.advance(HOUR_MS);
    expect(await toldHost()).not.toContain('berubah, semula');
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: `tindaklanjut ubah ${item.number} tenggat 22 Februari 2027` },
        { has: '22 Februari 2027' },
      ],
    ]);
    await bot.advance(HOUR_MS);
    const told = await toldHost();
    expect(told).toContain('Tenggat tindak lanjut yang menjadi tanggung jawab BMKG berubah, semula');
    expect(told).toContain('15 Februari 2027, menjadi');
  });

  it('say in the night when that is told', async () => {
    const voice = voicesOf(bot)[platform];
    await bot.advance(12 * HOUR_MS);
    const item = await bot.app.database.prisma.actionItem.findFirstOrThrow({
      where: { description: 'Membagikan peta' },
    });
    const said = 'Karena jam tenang, pemberitahuan itu dikirim pada Selasa, 9 Februari 2027 pukul 06.00 WIB.';
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: `tindaklanjut ubah ${item.number} tenggat 1 Maret 2027` },
        { has: said },
      ],
      [{ who: 'secretariat', command: `tindaklanjut ubah ${item.number} Membagi peta` }, { lacks: said }],
      [{ who: 'secretariat', command: 'tindaklanjut tambah A; BMKG; 1 Maret 2027' }, { has: said }],
    ]);
  });

  it('tell nothing in the morning of a deadline that is again what it was', async () => {
    const item = await bot.app.database.prisma.actionItem.findFirstOrThrow({
      where: { description: 'Membagi peta' },
    });
    await voicesOf(bot)[platform].say({
      who: 'secretariat',
      command: `tindaklanjut ubah ${item.number} tenggat 16 Februari 2027`,
    });
    await bot.advance(12 * HOUR_MS);
    const told = await toldHost();
    expect(told).toContain('1 Maret 2027, menjadi');
    expect(told).not.toContain('16 Februari 2027, menjadi');
  });
});
