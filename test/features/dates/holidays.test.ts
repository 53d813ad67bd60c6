import { afterAll, beforeAll, describe, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

const MEETING = 'buatrapat Acara: Rapat\nWaktu: Rabu, 20 Januari 2027 pukul 09.00 WIB\nTempat: Aula';

describe.each(['telegram', 'slack'] as const)('the calendar of holidays in %s', (platform) => {
  it('is shown by year and corrected, and everything else keeps to it', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', command: 'libur' }, { lacks: 'Tahun Baru' }],
      [
        { who: 'secretariat', command: 'libur' },
        { has: ['Hari libur 2026 dalam kalender FORSES', 'Sudah ditetapkan.'], buttons: ['2025', '2027'] },
      ],
      [
        { who: 'secretariat', press: '2027' },
        { has: ['Hari libur 2027', 'Rabu, 10 Maret 2027: Hari Raya Idul Fitri'] },
      ],
      [{ who: 'secretariat', command: 'libur 27' }, { has: 'empat angka' }],
      [
        { who: 'secretariat', command: 'libur tambah Pilkada' },
        { has: 'libur tambah 10 Maret 2027 Idul Fitri' },
      ],
      [
        { who: 'secretariat', command: 'libur hapus 20 Januari 2027' },
        { has: 'tidak tercatat sebagai hari libur' },
      ],
      [{ who: 'secretariat', command: 'libur pulih 20 Januari 2027' }, { has: 'belum pernah dikoreksi' }],
      [
        { who: 'secretariat', command: 'libur tambah 20 Januari 2027 Hari Pemungutan Suara' },
        {
          has: [
            'Rabu, 20 Januari 2027 dicatat sebagai hari libur: Hari Pemungutan Suara.',
            'Hari Pemungutan Suara (dikoreksi forum)',
          ],
          buttons: ['Kembalikan Rabu, 20 Januari 2027', '2026', '2028'],
        },
      ],
      [
        { who: 'secretariat', command: MEETING },
        { has: 'adalah hari libur nasional (Hari Pemungutan Suara)' },
      ],
      [
        { who: 'secretariat', press: 'Kembalikan Rabu, 20 Januari 2027' },
        { has: 'Koreksi untuk Rabu, 20 Januari 2027 dihapus.', lacks: 'Hari Pemungutan Suara' },
      ],
      [{ who: 'secretariat', command: MEETING }, { lacks: 'hari libur nasional' }],
      [
        { who: 'secretariat', command: 'libur hapus 10 Maret 2027' },
        { has: ['bukan hari libur:', 'Rabu, 10 Maret 2027 (Hari Raya Idul Fitri)'] },
      ],
      [
        { who: 'secretariat', command: 'libur pulih 10 Maret 2027' },
        { has: 'Koreksi untuk Rabu, 10 Maret 2027 dihapus' },
      ],
    ]);
  });
});
