import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/lib/clock.ts';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { samplePdf } from '../../support/sample-files.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { POLICY } from './shared-texts.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({ who: 'secretariat', command: 'status' });
});
afterAll(() => bot.close());
const told = async (): Promise<void> => {
  await bot.advance(MINUTE_MS);
  await bot.settled();
};

describe('an entry that was declined', () => {
  it('is opened again with everything it holds and handed in anew under its number', async () => {
    const { telegram } = voicesOf(bot);
    const paper = { name: 'perlan.pdf', content: samplePdf('perlan') };
    await verifyDialogue(telegram, [
      [{ who: 'host', file: paper, with: `/${POLICY}` }, { has: 'perlan.pdf' }],
      [{ who: 'host', press: 'Kirim' }, { has: 'nomor 1' }],
    ]);
    await told();
    await verifyDialogue(telegram, [
      [{ who: 'secretariat', press: 'Tolak' }, { has: 'Mengapa nomor 1 ditolak' }],
      [{ who: 'secretariat', words: 'Ringkasannya belum jelas.' }, { has: 'ditolak' }],
    ]);
    await told();
    await verifyDialogue(telegram, [
      [{ who: 'member', command: 'bagikan 1' }, { has: 'milik instansi lain' }],
      [
        { who: 'host', press: 'Perbarui', on: 'tidak diterbitkan' },
        { has: ['Beginilah nomor 1', 'perlan.pdf', '17 Mei 2023'] },
      ],
      [{ who: 'host', press: 'Berlaku sejak' }, { has: 'Sejak kapan' }],
      [{ who: 'host', words: 'awal tahun lalu' }, { has: 'Mohon tulis tanggal, bulan, atau tahunnya' }],
      [{ who: 'host', words: 'Mei 2023' }, { has: 'Berlaku sejak: Mei 2023' }],
      [{ who: 'host', press: 'Kirim' }, { has: 'Nomor 1 menunggu kurator' }],
    ]);
    await told();
    await verifyDialogue(telegram, [
      [
        { who: 'secretariat', press: 'Terbitkan' },
        { has: 'diterbitkan', buttons: [] },
      ],
      [{ who: 'member', command: 'pustaka 1' }, { has: 'Berlaku sejak: Mei 2023' }],
    ]);
  });

  it('a change that was declined keeps its words beside what is published', async () => {
    const { slack } = voicesOf(bot);
    const changed = { title: 'Judul baru', summary: 'Ringkasan baru.', regulationNumber: 'Perlan 6/2023' };
    await verifyDialogue(slack, [
      [{ who: 'host', command: 'bagikan 1' }, { has: 'Beginilah nomor 1' }],
      [{ who: 'host', press: 'Ubah isian' }, { place: 'form' }],
      [{ who: 'host', fill: changed }, { has: ['Judul baru', 'perlan.pdf'] }],
      [{ who: 'host', press: 'Kirim' }, { has: 'membaca yang lama' }],
      [{ who: 'secretariat', command: 'pustaka 1' }, { lacks: 'Judul baru' }],
      [{ who: 'secretariat', press: 'Tinjau pembaruan' }, { has: 'Judul baru' }],
      [{ who: 'secretariat', press: 'Tolak' }, { place: 'form' }],
      [{ who: 'secretariat', fill: { reason: 'Judulnya keliru.' } }, { has: 'ditolak' }],
      [{ who: 'member', command: 'pustaka 1' }, { lacks: 'Judul baru' }],
      [
        { who: 'host', command: 'bagikan 1' },
        { has: ['Anggota masih membaca yang lama', 'Judul baru', 'Ringkasan baru.'] },
      ],
      [{ who: 'host', press: 'Batal' }, { has: 'Tidak ada yang dibagikan' }],
    ]);
  });
});

describe('what was begun before another entry', () => {
  it('stays and is gone on with afterwards, also by the buttons of its own question', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'member', command: 'bagikan praktik baik' }, { has: 'Apa judulnya' }],
      [{ who: 'member', words: 'Papan kerja' }, { has: 'Masalah apa' }],
      [
        { who: 'member', command: POLICY },
        { has: ['Isian “Papan kerja” yang belum dikirim tetap tersimpan', 'Belum ada yang dikirim'] },
      ],
      [
        { who: 'member', command: POLICY.replace('17 Mei 2023', 'kemarin') },
        { has: ['Isian “Papan kerja”', 'Belum ada yang dikirim'], lacks: 'Isian “Pembelajaran' },
      ],
      [
        { who: 'member', press: 'Batal', on: 'Beginilah' },
        { has: ['Tidak ada yang dibagikan', 'Isian “Papan kerja” belum dikirim'] },
      ],
      [{ who: 'member', press: 'Lanjutkan “Papan kerja”' }, { has: ['Melanjutkan', 'Masalah apa'] }],
      [{ who: 'member', words: 'Rapat terlalu sering' }, { has: 'Langkah apa' }],
      [{ who: 'member', command: 'bagikan bahan ajar' }, { has: ['“Papan kerja”', 'Apa judulnya'] }],
      [{ who: 'member', press: 'Kembali', on: 'Langkah apa' }, { has: 'Masalah apa' }],
      [{ who: 'member', press: 'Batal', on: 'Apa judulnya' }, { has: 'Isian “Papan kerja” belum dikirim' }],
      [
        { who: 'member', press: 'Batal', on: 'Masalah apa' },
        { says: 'Tidak ada yang dibagikan.', buttons: [] },
      ],
    ]);
  });

  it('is not mixed into another form', async () => {
    await verifyDialogue(voicesOf(bot).slack, [
      [{ who: 'aide', command: 'bagikan kebijakan' }, { place: 'form' }],
      [
        { who: 'aide', fill: { title: 'Tata naskah', regulationNumber: 'Perka 1/2024', summary: 'Naskah.' } },
        { has: ['Tata naskah', 'Belum ada yang dikirim'] },
      ],
      [
        { who: 'aide', file: { name: 'naskah.pdf', content: samplePdf('naskah') }, with: '/bagikan' },
        { has: 'naskah.pdf' },
      ],
      [{ who: 'aide', command: 'bagikan bahan ajar' }, { place: 'form' }],
      [
        { who: 'aide', fill: { title: 'Modul', summary: 'Ringkas.', link: 'lan.go.id/modul' } },
        { has: ['Isian “Tata naskah” yang belum dikirim tetap tersimpan', 'Modul'], lacks: 'naskah.pdf' },
      ],
      [
        { who: 'aide', press: 'Kirim' },
        { has: 'nomor 2', buttons: ['Lanjutkan “Tata naskah”'] },
      ],
      [{ who: 'aide', press: 'Lanjutkan “Tata naskah”' }, { has: ['Tata naskah', 'naskah.pdf'] }],
      [{ who: 'aide', press: 'Kirim' }, { has: 'nomor 3' }],
    ]);
  });
});

describe('a mistake that is reported in a group', () => {
  it('is put into words in private, and nothing is reported before', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [
        { who: 'member', where: 'group', command: 'pustaka 1' },
        { buttons: ['Unduh', 'Buka tautan', 'Laporkan keliru'] },
      ],
      [
        { who: 'member', where: 'group', press: 'Laporkan keliru' },
        { place: 'private', buttons: ['Jelaskan', 'Laporkan tanpa penjelasan', 'Batal'] },
      ],
    ]);
    expect(await bot.app.database.prisma.libraryReport.count()).toBe(0);
    await verifyDialogue(telegram, [
      [{ who: 'member', press: 'Jelaskan' }, { has: 'Apa yang keliru' }],
      [{ who: 'member', words: 'Tautannya mati.' }, { has: 'disampaikan kepada kurator' }],
    ]);
    expect(await bot.app.database.prisma.libraryReport.findFirstOrThrow()).toMatchObject({
      text: 'Tautannya mati.',
    });
  });
});
