import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/lib/clock.ts';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const MEETING =
  'buatrapat\nNomor: 42\nAcara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula\nTuan rumah: BMKG';

describe.each(['telegram', 'slack'] as const)('place and contact of a meeting, in %s', (platform) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await enterCast(bot);
    const voices = voicesOf(bot);
    for (const voice of [voices.telegram, voices.slack])
      await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
    await voices.telegram.say({ who: 'secretariat', command: MEETING });
  });
  afterAll(() => bot.close());

  it('are set by its host before the announcement, and by nobody else', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', command: 'lokasi' }, { lacks: 'Aula' }],
      [{ who: 'member', command: 'lokasi 42 Rumah saya' }, { has: 'tidak ditemukan' }],
      [{ who: 'host', command: 'lokasi' }, { has: ['Pertemuan ke-42: Aula.', 'Untuk mengubahnya'] }],
      [{ who: 'host', command: 'lokasi 42 Auditorium' }, { has: 'Pertemuan ke-42 diperbarui: tempat' }],
      [{ who: 'host', command: 'lokasi Auditorium' }, { has: 'Tidak ada yang berubah' }],
      [{ who: 'host', command: 'narahubung' }, { has: 'belum dicatat' }],
      [{ who: 'host', command: 'narahubung Rina, 0812 3456 7890' }, { has: 'diperbarui: narahubung' }],
      [{ who: 'host', command: `lokasi 42 ${'x'.repeat(301)}` }, { has: 'Paling panjang 300' }],
      [{ who: 'host', command: 'kapasitas 42 120' }, { has: '120' }],
      [{ who: 'host', command: 'susunanacara 42 08.30 Registrasi' }, { has: 'Registrasi' }],
      [{ who: 'host', command: 'rekap 42' }, { has: 'Belum menjawab 7' }],
      [{ who: 'host', command: 'daftarhadir 42' }, { has: 'Daftar hadir Pertemuan ke-42' }],
      [{ who: 'member', command: 'rekap 42' }, { has: 'hanya untuk' }],
      [{ who: 'member', command: 'susunanacara 42' }, { has: 'tidak ditemukan' }],
      [{ who: 'member', command: 'kapasitas 42' }, { lacks: '120' }],
    ]);
  });

  it('are told to everyone who was told once they change after the announcement', async () => {
    await voicesOf(bot)[platform].say({ who: 'secretariat', command: 'umumkan 42' });
    await bot.advance(5 * MINUTE_MS);
    await bot.settled();
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'member', command: 'lokasi' },
        { has: 'Tempat Pertemuan ke-42: Auditorium.', lacks: 'Untuk mengubahnya' },
      ],
      [{ who: 'member', command: 'narahubung 42' }, { has: 'Rina, 0812 3456 7890' }],
      // Not the name of somebody: a meeting has a place, and needs no contact.
      [{ who: 'host', command: 'lokasi hapus' }, { has: 'Tempat Pertemuan ke-42: Auditorium.' }],
      [{ who: 'host', command: 'narahubung hapus' }, { has: 'diperbarui: narahubung' }],
      [{ who: 'member', command: 'narahubung 42' }, { has: 'belum dicatat' }],
      [{ who: 'member', command: 'lokasi 42 Rumah saya' }, { has: 'hanya untuk tuan rumahnya' }],
      [{ who: 'aide', command: 'lokasi 42 Gedung B lantai 3' }, { has: 'diperbarui: tempat' }],
    ]);
    await bot.advance(5 * MINUTE_MS);
    await bot.settled();
    const told =
      platform === 'telegram'
        ? bot.telegram.messagesIn(bot.group).map(telegramText)
        : bot.slack.messagesIn(bot.channel).map(slackText);
    expect(told.join()).not.toMatch(/hapus|undefined/);
    expect(told.some((text) => /perubahan/i.test(text) && text.includes('Gedung B lantai 3'))).toBe(true);
    await voicesOf(bot)[platform].say({ who: 'secretariat', command: 'batalrapat 42 uji' });
    for (const command of ['lokasi 42', 'narahubung 42', 'susunanacara 42'])
      await verifyDialogue(voicesOf(bot)[platform], [
        [{ who: 'member', command }, { has: 'Pertemuan ke-42 sudah dibatalkan' }],
      ]);
  });
});
