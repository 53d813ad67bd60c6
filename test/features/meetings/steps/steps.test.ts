import { afterAll, beforeAll, expect, it } from 'vitest';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { withoutOffers } from '../../../support/no-offers.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { prisma } = bot.app.database;
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  const { id: bmkg } = await prisma.institution.findFirstOrThrow({ where: { code: 'BMKG' } });
  const startsAt = new Date('2026-11-13T10:00:00+07:00');
  await prisma.meeting.create({
    data: {
      ...{ forumId, number: 41, title: 'Silaturahmi Sekretaris', timeZone: 'Asia/Jakarta' },
      ...{ place: 'Aula BMKG, Kemayoran', dress: 'Batik', state: 'announced', hostInstitutionId: bmkg },
      ...{ startsAt, answerBy: startsAt, createdAt: startsAt, minutesDoneAt: startsAt },
    },
  });
  await withoutOffers(bot);
  await prisma.hostTurn.create({
    data: { forumId, institutionId: bmkg, position: 1, state: 'queued', createdAt: startsAt },
  });
});
afterAll(() => bot.close());

const JANUARY = 'Rabu, 13 Januari 2027 pukul 10.00 WIB';

it('a meeting is asked for by one question a message, with likely answers, and seen before it is saved', async () => {
  const { telegram } = voicesOf(bot);
  await verifyDialogue(telegram, [
    [
      { who: 'secretariat', command: 'buatrapat' },
      {
        has: 'Pertanyaan 1 dari 10. Apa nama acaranya?',
        buttons: ['Pertemuan FORSES', 'Silaturahmi Sekretaris', 'Batal'],
      },
    ],
    [{ who: 'secretariat', press: 'Pertemuan FORSES' }, { has: ['Kapan pertemuannya?'] }],
    [{ who: 'secretariat', words: 'besok' }, { has: ['jamnya belum disebut', 'Kapan pertemuannya?'] }],
    [
      { who: 'secretariat', words: '2 Januari 2020 pukul 09.00 WIB' },
      { has: 'Kapan pertemuannya?', lacks: 'Apakah sudah benar' },
    ],
    [
      { who: 'secretariat', words: '10 maret 2027 jam 9 pagi' },
      {
        has: [
          'Waktu: Rabu, 10 Maret 2027 pukul 09.00 WIB s.d. selesai.',
          'libur nasional',
          'Apakah sudah benar?',
        ],
        buttons: ['Ya, benar', 'Ubah'],
      },
    ],
    [{ who: 'secretariat', press: 'Ubah' }, { has: 'Kapan pertemuannya?' }],
    [{ who: 'secretariat', press: JANUARY }, { has: `Waktu: ${JANUARY} s.d. selesai.` }],
    [
      { who: 'secretariat', press: 'Ya, benar' },
      { has: 'Di mana tempatnya?', buttons: ['Aula BMKG, Kemayoran', 'Kembali', 'Batal'] },
    ],
    [{ who: 'secretariat', press: 'Kembali' }, { has: 'Kapan pertemuannya?' }],
    [{ who: 'secretariat', press: JANUARY }, {}],
    [{ who: 'secretariat', press: 'Ya, benar' }, {}],
    [{ who: 'secretariat', press: 'Aula BMKG, Kemayoran' }, { has: 'Apa agendanya?' }],
    [{ who: 'secretariat', words: '1. Pembukaan\n2. Anggaran' }, { has: 'menjadi tuan rumah?' }],
    [{ who: 'secretariat', words: 'Kementerian Sihir' }, { has: ['tidak ditemukan', 'menjadi tuan rumah?'] }],
    [
      { who: 'secretariat', press: 'BMKG' },
      {
        has: 'Sampai kapan',
        buttons: ['Jumat, 8 Januari 2027 pukul 16.00 WIB', 'Lewati', 'Kembali', 'Batal'],
      },
    ],
    [
      { who: 'secretariat', words: '14 Januari 2027 pukul 16.00' },
      { has: 'Sampai kapan', lacks: 'Apakah sudah benar' },
    ],
    [
      { who: 'secretariat', press: 'Jumat, 8 Januari 2027 pukul 16.00 WIB' },
      { has: 'Batas konfirmasi: Jumat, 8 Januari' },
    ],
    [{ who: 'secretariat', press: 'Ya, benar' }, { has: 'ketentuan pakaiannya?' }],
    [{ who: 'secretariat', press: 'Batik' }, { has: 'Siapa narahubungnya?' }],
    [{ who: 'secretariat', press: 'Lewati' }, { has: 'nomor surat' }],
    [{ who: 'secretariat', press: 'Lewati' }, { has: 'tautan' }],
    [{ who: 'secretariat', words: 'zoom' }, { has: ['https://', 'tautan untuk mengikuti'] }],
    [
      { who: 'secretariat', press: 'Lewati' },
      {
        has: [
          'Beginilah undangan akan dibaca anggota',
          'PERTEMUAN KE-42',
          'Rabu, 13 Januari 2027',
          'Aula BMKG, Kemayoran',
          '2. Anggaran',
        ],
      },
    ],
    [
      { who: 'secretariat', press: 'Tempat' },
      { has: 'Di mana tempatnya?', lacks: 'Pertanyaan' },
    ],
    [{ who: 'secretariat', words: 'Lewati' }, { has: ['“Tempat” perlu diisi', 'Di mana tempatnya?'] }],
    [
      { who: 'secretariat', words: 'Ruang Serbaguna LAN' },
      { has: ['Beginilah', 'Ruang Serbaguna LAN'], lacks: 'Kemayoran' },
    ],
    [
      { who: 'secretariat', press: 'Simpan' },
      { has: ['Pertemuan ke-42 tersimpan', 'Ruang Serbaguna LAN'], buttons: ['Umumkan sekarang'] },
    ],
  ]);
  const made = await bot.app.database.prisma.meeting.findMany({ where: { number: { gt: 41 } } });
  expect(made).toMatchObject([
    {
      ...{
        number: 42,
        title: 'Pertemuan FORSES',
        place: 'Ruang Serbaguna LAN',
        state: 'draft',
        dress: 'Batik',
      },
      startsAt: new Date('2027-01-13T10:00:00+07:00'),
      answerBy: new Date('2027-01-08T16:00:00+07:00'),
    },
  ]);
});

it('what was answered is there after other commands and on the other platform, until it is cancelled', async () => {
  const { telegram, slack } = voicesOf(bot);
  await verifyDialogue(telegram, [
    [{ who: 'secretariat', command: 'buatrapat' }, {}],
    [{ who: 'secretariat', words: 'Rapat Anggaran' }, { has: 'Kapan pertemuannya?' }],
    [{ who: 'secretariat', command: 'bantuan' }, {}],
    [
      { who: 'secretariat', command: 'buatrapat' },
      { has: ['Melanjutkan isian yang belum selesai', 'Kapan pertemuannya?'] },
    ],
    [{ who: 'secretariat', press: 'Kembali' }, { has: 'Apa nama acaranya?' }],
    [{ who: 'secretariat', words: 'Rapat Anggaran 2028' }, { has: 'Kapan pertemuannya?' }],
  ]);
  await verifyDialogue(slack, [
    [
      { who: 'secretariat', command: 'buatrapat' },
      { place: 'form', has: 'Rapat Anggaran 2028' },
    ],
  ]);
  await verifyDialogue(telegram, [
    [{ who: 'secretariat', press: 'Batal' }, { has: 'Pertemuan tidak dibuat' }],
    [
      { who: 'secretariat', command: 'buatrapat' },
      { has: 'Apa nama acaranya?', lacks: 'Melanjutkan' },
    ],
    [{ who: 'secretariat', press: 'Batal' }, {}],
    [{ who: 'member', command: 'buatrapat' }, { has: 'pengurus forum' }],
  ]);
});
