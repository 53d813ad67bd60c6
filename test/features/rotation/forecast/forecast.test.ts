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
          buttons: ['Ubah tanggal', 'Ubah tuan rumah', 'Gambar'],
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

  it('gives nobody the meeting after the one that was promised to it and is made with it as host', async () => {
    const { prisma } = bot.app.database;
    const { id: institutionId, forumId } = await prisma.institution.findFirstOrThrow({
      where: { code: 'BMKG' },
    });
    const { id } = await prisma.hostTurn.create({
      data: {
        ...{ forumId, institutionId, position: 9, state: 'queued', consent: 'agreed', pinnedNumber: 42 },
        createdAt: new Date(0),
      },
    });
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'chair', command: 'giliran rencana' },
        { has: ['Pertemuan ke-42, Kamis, 4 Februari 2027: BMKG', '5 April 2027: Kemenkeu'] },
      ],
      [
        { who: 'chair', command: 'giliran' },
        { has: '1. Kemenkeu', lacks: 'BMKG (bersedia)' },
      ],
    ]);
    await prisma.hostTurn.delete({ where: { id } });
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

  it('tries another day first, by words or buttons, shows what moves, and the proposals go by what is saved', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [{ who: 'chair', command: 'giliran absen LPSK 1 April 2027-30 April 2027' }, {}],
      [{ who: 'chair', command: 'giliran rencana 42 1 April 2027' }, { has: 'tundarapat 42' }],
      [{ who: 'chair', command: 'giliran rencana 43 1 Januari 2026' }, { has: 'sudah lewat' }],
      [
        { who: 'chair', command: 'giliran rencana 43 3 Februari 2027' },
        { has: 'Pertemuan ke-42 direncanakan pada Kamis, 4 Februari' },
      ],
      [{ who: 'chair', command: 'giliran rencana 43 April 2027' }, { has: 'belum jelas' }],
      [{ who: 'chair', command: 'giliran rencana 90 1 April 2027' }, { has: 'tidak ada dalam rencana' }],
      [
        { who: 'chair', command: 'giliran rencana 43 Sabtu, 24 April 2027' },
        {
          has: [
            'Bila Pertemuan ke-43 direncanakan pada Sabtu, 24 April 2027',
            'Pertemuan ke-43, dipilih Sabtu, 24 April 2027: LAN (semula Senin, 5 April 2027)',
            'Pertemuan ke-44, usulan Kamis, 24 Juni 2027: Kemenkeu (semula Jumat, 4 Juni 2027)',
            'akhir pekan',
            'Belum disimpan',
          ],
        },
      ],
      [{ who: 'secretariat', command: 'usulkantanggal 1' }, { has: 'Senin, 5 April 2027' }],
      [{ who: 'chair', command: 'giliran rencana' }, { has: 'usulan Senin, 5 April 2027' }],
      [
        { who: 'chair', press: 'Ubah tanggal' },
        { buttons: expect.arrayContaining(['Ke-43: Senin, 5 April 2027']) },
      ],
    ]);
    await voice.say({ who: 'chair', press: 'Ke-43: Senin, 5 April 2027' });
    await verifyDialogue(voice, [
      [
        { who: 'chair', press: 'Selasa, 6 April 2027' },
        { has: ['dipilih Selasa, 6 April 2027', 'Belum disimpan'] },
      ],
      [
        { who: 'chair', press: 'Simpan' },
        { has: ['sudah disimpan', 'Pertemuan ke-44, usulan Senin, 7 Juni 2027'] },
      ],
      [
        { who: 'secretariat', command: 'usulkantanggal 2' },
        { has: ['Selasa, 6 April 2027: tanggal dalam rencana forum', 'Senin, 5 April 2027'] },
      ],
      [
        { who: 'chair', command: 'giliran rencana 43 irama' },
        { has: ['kembali dihitung', 'usulan Senin, 5 April 2027', '(semula Selasa, 6 April 2027'] },
      ],
      [
        { who: 'chair', command: 'giliran batalkan' },
        { has: 'tanggal Pertemuan ke-43 dalam rencana diubah' },
      ],
      [{ who: 'chair', press: 'Batalkan langkah ini' }, { has: 'sudah dibatalkan' }],
      [{ who: 'chair', command: 'giliran rencana' }, { has: 'usulan Senin, 5 April 2027' }],
      [{ who: 'chair', press: 'Ubah tuan rumah' }, { has: 'pertemuan yang mana' }],
    ]);
    await voice.say({ who: 'chair', press: 'Ke-44: Kemenkeu' });
    await verifyDialogue(voice, [
      [{ who: 'chair', press: 'LPSK' }, { has: ['LPSK menjadi tuan rumah Pertemuan ke-44', 'Kemenkeu)'] }],
    ]);
  });
});
