import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  await verifyDialogue(voicesOf(bot).telegram, [[{ who: 'admin', where: 'group', command: 'tautkan' }, {}]]);
});
afterAll(() => bot.close());

const JAJAK = 'jajak\nJumat, 15 Januari 2027 pukul 09.00 WIB\nKamis, 21 Januari 2027 pukul 13.30 WIB';

describe.each(['telegram', 'slack'] as const)('a poll of dates begun in %s', (platform) => {
  it('is seen before it is sent, answered for institutions, and one press takes a slot', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [{ who: 'member', command: JAJAK }, { has: 'pengurus forum' }],
      [
        { who: 'secretariat', command: 'jajak\nbesok jam 9 pagi\nlusa jam 9 pagi' },
        { has: 'kurang dari sehari' },
      ],
      [
        { who: 'secretariat', command: 'jajak\n15 Januari 2027 pukul 09.00\n15 Januari 2027 jam 9 pagi' },
        { has: 'ditulis dua kali' },
      ],
      [{ who: 'secretariat', command: 'jajak\n15 Januari 2027 pukul 09.00' }, { has: 'paling sedikit dua' }],
      [{ who: 'secretariat', command: 'jajak\nkapan-kapan' }, { has: 'kapan-kapan' }],
      [
        { who: 'secretariat', command: 'jajak\n1 Januari 2027 jam 9\n17 Januari 2027 jam 9' },
        { has: ['Jumat, 1 Januari 2027 adalah hari libur nasional', 'Minggu, 17 Januari 2027 '] },
      ],
      [{ who: 'secretariat', command: 'jajak 999' }, { has: 'Pertemuan nomor 999 tidak ditemukan' }],
      [
        { who: 'secretariat', command: JAJAK },
        {
          has: ['Belum ada yang dikirim', 'Jumat, 15 Januari 2027 pukul 09.00 WIB'],
          buttons: [
            ...['Kirim', 'Batal', 'Sampai Rabu, 25 November 2026', 'Sampai Jumat, 27 November 2026'],
            'Sampai Selasa, 8 Desember 2026',
          ],
        },
      ],
      [
        { who: 'secretariat', press: 'Sampai Jumat, 27 November 2026' },
        { has: 'Sampai Jumat, 27 November 2026 pukul 16.00 WIB.' },
      ],
      [
        { who: 'secretariat', command: `${JAJAK}\nBatas: 20 Januari 2027` },
        { has: 'sebelum tanggal pertamanya' },
      ],
      [{ who: 'secretariat', command: `${JAJAK}\nBatas: entahlah` }, { has: 'entahlah' }],
      [
        { who: 'secretariat', command: `${JAJAK}\nBatas: 3 Desember 2026` },
        { has: 'Sampai Kamis, 3 Desember 2026 pukul 16.00 WIB.' },
      ],
      [{ who: 'secretariat', press: 'Kirim' }, { has: 'sedang dikirim ke' }],
      [{ who: 'secretariat', command: JAJAK }, { has: 'Masih ada jajak pendapat' }],
      [
        { who: 'host', command: 'jajak' },
        {
          has: ['Jumat, 15 Januari 2027 pukul 09.00 WIB: Bisa 0, Bila perlu 0, Tidak bisa 0'],
          buttons: ['1. Bisa', '1. Bila perlu', '1. Tidak bisa', '2. Bisa', '2. Bila perlu', '2. Tidak bisa'],
        },
      ],
      [{ who: 'host', press: '1. Bisa' }, { has: 'pukul 09.00 WIB: Bisa 1, Bila perlu 0' }],
      [
        { who: 'host', press: '1. Tidak bisa' },
        { has: 'pukul 09.00 WIB: Bisa 0, Bila perlu 0, Tidak bisa 1' },
      ],
      [{ who: 'aide', command: 'jajak' }, {}],
      [{ who: 'aide', press: '2. Bisa' }, { has: 'pukul 13.30 WIB: Bisa 1' }],
      [{ who: 'member', command: 'jajak' }, {}],
      [{ who: 'member', press: '2. Bila perlu' }, { has: 'pukul 13.30 WIB: Bisa 1, Bila perlu 1' }],
      [
        { who: 'member', command: 'jajak hasil' },
        { has: ['Bisa: BMKG', 'Belum memilih'], buttons: ['Gambar'] },
      ],
      [
        { who: 'secretariat', command: 'jajak tutup' },
        {
          has: ['Tidak bisa: BMKG', 'Bila perlu: Kemenkeu'],
          buttons: [
            'Pakai Kamis, 21 Januari 2027 pukul 13.30 WIB',
            'Pakai Jumat, 15 Januari 2027 pukul 09.00 WIB',
            'Gambar',
          ],
        },
      ],
      [
        { who: 'secretariat', press: 'Pakai Kamis, 21 Januari 2027 pukul 13.30 WIB' },
        {
          has: ['tersimpan', 'Kamis, 21 Januari 2027 pukul 13.30 WIB', 'Beginilah undangan akan dibaca'],
          buttons: platform === 'slack' ? ['Umumkan sekarang', 'Ubah'] : ['Umumkan sekarang'],
        },
      ],
      [
        { who: 'member', command: 'jajak hasil' },
        { has: 'Dipakai: Kamis, 21 Januari 2027', buttons: ['Gambar'] },
      ],
      [
        { who: 'member', press: 'Gambar' },
        { has: 'Hasil jajak pendapat', files: [platform === 'telegram' ? 'photo' : 'hasil-jajak.png'] },
      ],
    ]);
    const { prisma } = bot.app.database;
    expect(await prisma.meeting.count({ where: { startsAt: new Date('2027-01-21T13:30:00+07:00') } })).toBe(
      platform === 'telegram' ? 1 : 2,
    );
  });
});
