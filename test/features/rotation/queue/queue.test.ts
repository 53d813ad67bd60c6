import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { withoutOffers } from '../../../support/no-offers.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

beforeEach(async () => {
  const { prisma } = bot.app.database;
  await prisma.$transaction([
    ...[prisma.hostTurn.deleteMany(), prisma.hostAsk.deleteMany(), prisma.hostStep.deleteMany()],
    ...[prisma.hostRule.deleteMany(), prisma.hostAbsence.deleteMany(), prisma.meeting.deleteMany()],
  ]);
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  const idOf = async (code: string): Promise<number> =>
    (await prisma.institution.findFirstOrThrow({ where: { code } })).id;
  const startsAt = new Date('2026-11-13T09:00:00+07:00');
  await prisma.meeting.create({
    data: {
      ...{ forumId, number: 41, title: 'Uji', timeZone: 'Asia/Jakarta', place: 'Aula', state: 'announced' },
      ...{ startsAt, answerBy: startsAt, createdAt: startsAt, minutesDoneAt: startsAt },
      hostInstitutionId: await idOf('LPSK'),
    },
  });
  await withoutOffers(bot);
  for (const [index, code] of ['LAN', 'BMKG'].entries())
    await prisma.hostTurn.create({
      data: {
        ...{ forumId, institutionId: await idOf(code), position: 0, state: 'hosted', number: 38 + index },
        ...{ hostedAt: new Date(Date.UTC(2026, 2 + 2 * index, 5, 5)), createdAt: startsAt },
      },
    });
});

const COMING = 'Acara: x\nWaktu: Kamis, 8 April 2027 pukul 09.00\nTempat: y';

describe.each(['telegram', 'slack'] as const)('the rules of the queue in %s', (platform) => {
  const voice = () => voicesOf(bot)[platform];

  it('are shown and changed by buttons, by leaders alone', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'member', command: 'giliran aturan' }, { has: 'pengurus forum' }],
      [
        { who: 'chair', command: 'giliran aturan' },
        { has: ['disusun sendiri oleh pengurus', 'tetap pada tempatnya', 'dua kali berturut-turut'] },
      ],
      [{ who: 'chair', press: 'Menurut aturan' }, { has: 'yang belum pernah lebih dahulu' }],
      [
        { who: 'chair', press: 'Yang belum bersedia ke akhir' },
        { has: ['yang belum pernah lebih dahulu', 'pindah ke akhir antrean'] },
      ],
      [{ who: 'chair', press: 'Gilirkan jenis instansi' }, { has: 'bergantian' }],
      [{ who: 'chair', press: 'Tanya bila diminta saja' }, { has: 'hanya ditanya bila diminta' }],
      [
        { who: 'chair', command: 'giliran aturan' },
        { has: ['pindah ke akhir', 'bergantian', 'hanya ditanya bila diminta'] },
      ],
    ]);
  });

  it('put who never was host first, then who waited longest, and say why', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'member', command: 'tuanrumah kenapa' }, { has: 'Antrean tuan rumah masih kosong' }],
      [{ who: 'chair', command: 'giliran aturan' }, {}],
      [{ who: 'chair', press: 'Menurut aturan' }, {}],
      [
        { who: 'member', command: 'tuanrumah' },
        { has: ['1. Kemenkeu, Januari 2027\n', 'LAN', 'BMKG'], lacks: 'masih kosong' },
      ],
      [
        { who: 'member', command: 'tuanrumah kenapa' },
        {
          says: 'Kemenkeu menjadi tuan rumah berikutnya (Pertemuan ke-42 FORSES, Januari 2027) karena belum pernah menjadi tuan rumah.',
        },
      ],
      [
        { who: 'member', command: 'tuanrumah kenapa LAN' },
        { has: ['LAN berada pada urutan', 'paling lama menunggu giliran, sejak Maret 2026'] },
      ],
      [{ who: 'member', command: 'tuanrumah kenapa Negeri Antah' }, { has: 'tidak ditemukan' }],
      [{ who: 'chair', command: 'giliran tambah BMKG' }, { has: 'menurut aturan' }],
      [
        { who: 'chair', command: 'giliran lewati Kemenkeu' },
        { has: 'Kemenkeu dilewati untuk satu pertemuan' },
      ],
      [
        { who: 'member', command: 'tuanrumah kenapa' },
        { has: ['menjadi tuan rumah berikutnya', 'Kemenkeu dilewati untuk pertemuan itu'] },
      ],
      [
        { who: 'chair', command: 'giliran kunci LAN 42' },
        { has: ['dikunci untuk LAN', '1. LAN, Januari 2027 (dikunci)'] },
      ],
      [
        { who: 'chair', command: 'giliran batalkan' },
        { has: 'Langkah terakhir: kunci pertemuan untuk LAN diubah', buttons: ['Batalkan langkah ini'] },
      ],
      [
        { who: 'chair', press: 'Batalkan langkah ini' },
        { has: 'sudah dibatalkan', lacks: '(dikunci)' },
      ],
      [{ who: 'chair', command: 'giliran kunci LAN 42' }, { has: 'dikunci untuk LAN' }],
      [{ who: 'chair', command: 'giliran kunci BMKG 42' }, { has: 'sudah dikunci untuk instansi lain' }],
      [{ who: 'chair', command: 'giliran kunci BMKG 41' }, { has: 'sudah lewat' }],
      [{ who: 'chair', command: 'giliran kunci BMKG' }, { has: 'giliran kunci BMKG 45' }],
      [
        {
          who: 'secretariat',
          command: `buatrapat\nNomor: 43\n${COMING}\nTuan rumah: LPSK`,
        },
        { has: 'Pertemuan ke-43 tersimpan' },
      ],
      [{ who: 'chair', command: 'giliran kunci BMKG 43' }, { has: 'sudah memiliki tuan rumah' }],
      [{ who: 'chair', command: 'giliran kunci LAN lepas' }, { has: 'tidak lagi dikunci' }],
    ]);
  });

  it('take offers of members for their own institution, which they can take back', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'stranger', command: 'tuanrumah bersedia' }, { has: 'belum terdaftar' }],
      [{ who: 'member', command: 'tuanrumah bersedia BMKG' }, { has: 'tidak mewakili BMKG' }],
      [
        { who: 'host', command: 'tuanrumah bersedia' },
        { has: ['Kesediaan BMKG menjadi tuan rumah sudah dicatat', 'saat ini: 1'], buttons: ['Batalkan'] },
      ],
      [{ who: 'aide', command: 'tuanrumah bersedia' }, { has: 'sudah tercatat' }],
      [{ who: 'member', command: 'tuanrumah' }, { has: 'BMKG, Januari 2027 (menawarkan diri)' }],
      [{ who: 'host', press: 'Batalkan' }, { has: 'ditarik kembali' }],
      [{ who: 'host', command: 'tuanrumah batal' }, { has: 'Belum ada kesediaan BMKG' }],
      [
        { who: 'liaison', command: 'tuanrumah bersedia' },
        { has: 'instansi yang mana', buttons: ['Pemprov Sulsel', 'Pemprov Papua'] },
      ],
      [{ who: 'liaison', press: 'Pemprov Papua' }, { has: 'Kesediaan Pemprov Papua' }],
    ]);
    await bot.settled();
    expect(await bot.app.database.prisma.notice.count({ where: { kind: 'hostNews' } })).toBeGreaterThan(0);
  });

  it('propose whom the rule would choose, and a press puts it into the queue', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'member', command: 'giliran usulan' }, { has: 'pengurus forum' }],
      [{ who: 'chair', command: 'giliran tambah Kemenkeu' }, {}],
      [
        { who: 'chair', command: 'giliran usulan' },
        {
          has: ['belum pernah menjadi tuan rumah', 'LAN: paling lama menunggu giliran, sejak Maret 2026'],
          lacks: 'Kemenkeu',
        },
      ],
      [
        { who: 'chair', press: 'Tambahkan LAN' },
        { has: ['LAN masuk antrean tuan rumah, urutan 2', '1. Kemenkeu'] },
      ],
      [{ who: 'chair', command: 'giliran usulan' }, { lacks: 'LAN:' }],
    ]);
  });

  it('know when an institution cannot be host, which keeps its place', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'chair', command: 'giliran tambah BMKG' }, {}],
      [{ who: 'chair', command: 'giliran tambah LAN' }, {}],
      [{ who: 'chair', command: 'giliran absen' }, { has: 'Tidak ada instansi yang tercatat berhalangan' }],
      [{ who: 'member', command: 'giliran absen BMKG Maret 2027' }, { has: 'pengurus forum' }],
      [
        { who: 'chair', command: 'giliran absen BMKG' },
        { has: ['tidak terbaca', 'Maret-Mei 2027 pindah gedung'] },
      ],
      [
        { who: 'chair', command: 'giliran absen BMKG Mei-Maret' },
        { has: 'BMKG: 1 Mei 2026 s.d. 31 Maret 2027' },
      ],
      [{ who: 'chair', press: 'Hapus BMKG' }, { has: 'sudah dihapus' }],
      [{ who: 'chair', command: 'giliran absen LAN Juni 2029' }, { buttons: ['Hapus LAN'] }],
      [
        { who: 'chair', command: 'giliran absen LAN Juni 2029 renovasi' },
        { has: '(renovasi)', buttons: ['Hapus LAN'] },
      ],
      [
        { who: 'chair', command: 'giliran absen LAN Juli 2029' },
        { buttons: ['Hapus LAN, 1 Juni 2029', 'Hapus LAN, 1 Juli 2029'] },
      ],
      [{ who: 'chair', press: 'Hapus LAN, 1 Juni 2029' }, { lacks: 'renovasi' }],
      [{ who: 'chair', press: 'Hapus LAN' }, { has: 'sudah dihapus' }],
      [{ who: 'chair', command: 'giliran absen BMKG Januari 2026' }, { has: 'sudah lewat' }],
      [
        { who: 'chair', command: 'giliran absen BMKG Desember 2026-Februari 2027 pindah gedung' },
        { has: 'BMKG: 1 Desember 2026 s.d. 28 Februari 2027 (pindah gedung)' },
      ],
      [{ who: 'chair', command: 'giliran' }, { has: '1. LAN, Januari 2027\n2. BMKG, Maret 2027' }],
      [
        { who: 'member', command: 'tuanrumah kenapa' },
        {
          has: ['LAN menjadi tuan rumah berikutnya', 'BMKG berhalangan pada waktu itu'],
          lacks: 'pindah gedung',
        },
      ],
      [
        { who: 'chair', command: 'giliran tanya BMKG' },
        { has: 'tercatat berhalangan pada waktu pertemuan itu' },
      ],
      [
        { who: 'chair', command: 'giliran kunci BMKG 42' },
        { has: 'tercatat berhalangan pada waktu pertemuan itu' },
      ],
      [
        { who: 'chair', command: 'giliran rencana 42 BMKG' },
        { has: 'tercatat berhalangan pada waktu pertemuan itu' },
      ],
      [
        { who: 'chair', command: 'serahterima BMKG' },
        { has: 'BMKG tercatat berhalangan pada waktu Pertemuan ke-42', buttons: ['Tetap serahkan', 'Batal'] },
      ],
      [{ who: 'chair', command: 'giliran absen BMKG Maret 2027-Desember 2028' }, {}],
      [
        { who: 'member', command: 'tuanrumah kenapa BMKG' },
        { has: 'BMKG ada dalam antrean, tetapi berhalangan pada semua pertemuan' },
      ],
      [{ who: 'chair', command: 'giliran' }, { has: '2. BMKG (berhalangan)' }],
    ]);
  });
});
