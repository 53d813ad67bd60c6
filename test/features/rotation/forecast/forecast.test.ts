import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

describe.each(['telegram', 'slack'] as const)('the plan of coming hosts, in %s', (platform) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await enterCast(bot);
    const { telegram } = voicesOf(bot);
    const made = 'buatrapat\nNomor: 42\nAcara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00\nTempat: y';
    await telegram.say({ who: 'secretariat', command: `${made}\nTuan rumah: BMKG` });
    await bot.app.database.prisma.hostTurn.deleteMany();
    for (const name of ['Kemenkeu', 'LPSK', 'LAN'])
      await telegram.say({ who: 'chair', command: `giliran tambah ${name}` });
  });
  afterAll(() => bot.close());

  it('shows what stands and what is expected, for leaders alone', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', command: 'giliran rencana' }, { has: 'hanya untuk pengurus' }],
      [
        { who: 'chair', command: 'giliran rencana' },
        {
          has: [
            'Pertemuan ke-42, Kamis, 4 Februari 2027: BMKG',
            'Pertemuan ke-43, usulan Senin, 5 April 2027: Kemenkeu',
            'Pertemuan ke-45, usulan Rabu, 4 Agustus 2027: LAN',
          ],
          buttons: ['Gambar'],
        },
      ],
      [
        { who: 'secretariat', command: 'usulkantanggal 1' },
        { has: ['Senin, 5 April 2027', 'Kemenkeu sebagai tuan rumah'] },
      ],
      [{ who: 'chair', command: 'giliran rencana' }, {}],
    ]);
    const heard = await voicesOf(bot)[platform].say({ who: 'chair', press: 'Gambar' });
    expect(heard.text).toContain('Rencana tuan rumah');
  });

  it('tries another host first, shows what moves, and saves it with a press', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'chair', command: 'giliran rencana 42 LAN' }, { has: 'tuan rumahnya sudah ditetapkan' }],
      [{ who: 'chair', command: 'giliran rencana 43' }, { has: 'LAN' }],
      [{ who: 'chair', command: 'giliran rencana 43 Negeri Antah' }, { has: 'tidak ditemukan' }],
      [
        { who: 'chair', command: 'giliran rencana 43 LAN' },
        {
          has: [
            'Bila LAN menjadi tuan rumah Pertemuan ke-43',
            ': LAN (semula Kemenkeu)',
            ': Kemenkeu (semula LPSK)',
            ': LPSK (semula LAN)',
            'Belum disimpan',
          ],
        },
      ],
    ]);
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'chair', command: 'giliran rencana' },
        { has: ': Kemenkeu', lacks: 'semula' },
      ],
      [{ who: 'chair', command: 'giliran rencana LAN 43' }, { has: 'Belum disimpan' }],
      [
        { who: 'chair', press: 'Simpan' },
        { has: ['Pertemuan ke-43 dikunci untuk LAN', 'Rencana pertemuan berikutnya'] },
      ],
      [{ who: 'chair', command: 'giliran rencana 43 LPSK' }, { has: 'sudah dikunci untuk instansi lain' }],
    ]);
  });
});
