import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const lines = 'Acara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: y\nNomor: 41';
  await voicesOf(bot).telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
});
afterAll(() => bot.close());

describe.each(['telegram', 'slack'] as const)('a draft in %s', (platform) => {
  it('is on the schedule of who may announce it, and on nobody else’s', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'secretariat', command: 'jadwal' },
        {
          has: [
            'Draf, belum diumumkan:',
            'Ke-41: Kamis, 4 Februari 2027',
            'Belum ada pertemuan yang dijadwalkan',
          ],
        },
      ],
      [{ who: 'member', command: 'jadwal' }, { lacks: 'Ke-41' }],
      [{ who: 'chair', command: 'forum Lain' }, { has: ['“Lain” tidak ada', 'FORSES'] }],
      [{ who: 'chair', command: 'forum forses' }, { has: 'forum FORSES' }],
    ]);
    if (platform === 'telegram')
      await verifyDialogue(voicesOf(bot).telegram, [
        [{ who: 'secretariat', where: 'group', command: 'jadwal' }, { lacks: 'Ke-41' }],
      ]);
  });
});

it('a draft is not told of in a group, whatever is asked of it there', async () => {
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  const asked = [
    ...['rapat 41', 'susunanacara 41', 'susunanacara 41\n09.00 Doa', 'lokasi 41', 'lokasi 41 Aula Rahasia'],
    ...['narahubung 41', 'narahubung 41 Ibu Sari', 'undangan 41', 'bahan 41', 'kapasitas 41'],
    ...['persiapan 41', 'rekap 41', 'ubahrapat 41\nAgenda: Rahasia', 'kapasitas 41 100'],
    ...[
      'bahan 41 https://contoh.go.id/rahasia Rahasia',
      'tundarapat 41 Senin, 8 Februari 2027 pukul 09.00 WIB',
    ],
    ...['umumkan 41 1 Desember 2026 pukul 09.00 WIB', 'forum templat Penutup: Terima kasih.'],
    ...[
      'usulkantanggal',
      'giliran rencana',
      'jajak 41\n9 Februari 2027 pukul 09.00\n10 Februari 2027 pukul 09.00',
    ],
    'batalrapat 41 tanggal belum cocok',
  ];
  const before = bot.telegram.messagesIn(bot.group).length;
  for (const command of asked) {
    const heard = await telegram.say({ who: 'secretariat', where: 'group', command });
    expect(heard.text, command).not.toBe('');
  }
  const said = bot.telegram.messagesIn(bot.group).slice(before).map(telegramText);
  const group = said.filter((text) => !text.startsWith('/')).join('\n');
  expect(group).not.toMatch(/Rahasia|Aula|Februari|Sari|\by\b|ke-41/);
});

it('of a draft members learn who is host and in which month, not its day', async () => {
  const lines =
    'Acara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: y\nNomor: 42\nTuan rumah: BMKG';
  const { telegram } = voicesOf(bot);
  await verifyDialogue(telegram, [
    [
      { who: 'secretariat', where: 'group', command: `buatrapat\n${lines}` },
      { place: 'private', buttons: ['Umumkan sekarang'] },
    ],
    [
      { who: 'member', command: 'tuanrumah' },
      {
        has: 'Pertemuan ke-42, Februari 2027: Instansi BMKG. Tanggalnya belum diumumkan',
        lacks: '4 Februari',
      },
    ],
    [{ who: 'secretariat', command: 'tuanrumah' }, { has: 'Kamis, 4 Februari 2027' }],
    [{ who: 'secretariat', where: 'group', command: 'tuanrumah' }, { lacks: '4 Februari' }],
  ]);
});
