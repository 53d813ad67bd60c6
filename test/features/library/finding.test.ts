import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../../src/db/transaction.ts';
import { entriesAbout, findEntries, indexEntry } from '../../../src/features/library/service.ts';
import { MINUTE_MS } from '../../../src/lib/clock.ts';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { shelve } from './shelf.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { prisma } = bot.app.database;
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  const content = Buffer.from('%PDF-1.4 isi');
  const file = await prisma.storedFile.create({
    data: {
      ...{ forumId, name: 'modul.pdf', mimeType: 'application/pdf', sizeBytes: content.byteLength },
      ...{ sha256: 'x', content: { create: { bytes: content } }, createdAt: new Date(0) },
    },
  });
  await shelve(bot, [
    {
      ...{ number: 1, title: 'Pedoman Pengelolaan Arsip Dinamis', of: 'LAN', topics: ['Kearsipan'] },
      summary: 'Cara menata naskah dinas sejak dibuat sampai disusutkan.',
    },
    {
      ...{ number: 2, title: 'Modul Tanda Tangan Elektronik', of: 'BMKG', kind: 'teaching_material' },
      summary: 'Bahan belajar mandiri tentang sertifikat dan keamanan surat.',
      ...{ fileId: file.id, link: 'https://bmkg.go.id/modul' },
    },
    { number: 3, title: 'Peraturan Nomor 6 Tahun 2023 tentang Pengembangan Kompetensi', of: 'LAN' },
    { number: 4, title: 'Menurunkan Stunting di Puskesmas', of: 'KEMENKEU', kind: 'good_practice' },
    { number: 5, title: 'Pengelolaan Aset Kendaraan Dinas', of: 'KEMENKEU', topics: ['Aset'] },
    { number: 6, title: 'Rahasia yang Menunggu', of: 'BMKG', status: 'waiting' },
  ]);
  await prisma.libraryRequest.create({
    data: { forumId, number: 7, wording: 'modul manajemen risiko', createdAt: new Date(0) },
  });
  await prisma.libraryTopic.updateMany({ where: { name: 'Aset' }, data: { words: ['mobil', 'inventaris'] } });
});
afterAll(() => bot.close());

const forumOf = async (): Promise<number> =>
  (await bot.app.database.prisma.forum.findFirstOrThrow({ where: { name: 'FORSES' } })).id;

async function numbersFor(text: string): Promise<readonly number[]> {
  const { prisma } = bot.app.database;
  const part = { forumId: await forumOf(), offset: 0, limit: 3 };
  return (await findEntries(prisma, { ...part, text })).entries.map(({ number }) => number);
}

it.each([
  ['arsip', 1],
  ['kearsipan', 1],
  ['naskah dinas', 1],
  ['pengeloaan arsp', 1],
  ['tandatangan elektronik', 2],
  ['tt elektronk', 2],
  ['gimana aturan pengembangan kompetensi pegawai ya pak?', 3],
  ['peraturan lan 6/2023', 3],
  ['no 6 thn 2023', 3],
  ['ada contoh menurunkan stunting ga?', 4],
  ['mobil', 5],
  ['materi dari bmkg soal surat', 2],
])('“%s” finds number %i first', async (text, number) => {
  expect((await numbersFor(text))[0]).toBe(number);
});

it('words of the forum’s own find what they mean, also in other forms, and nothing once they are taken out', async () => {
  const { prisma } = bot.app.database;
  const forumId = await forumOf();
  expect(await numbersFor('sibiru')).not.toEqual([5]);
  const data = { forumId, word: 'sibiru', meaning: 'kendaraan dinas', addedAt: new Date(0) };
  await prisma.faqWord.create({ data });
  expect((await numbersFor('sibiru'))[0]).toBe(5);
  expect((await numbersFor('aturan sibirunya bagaimana'))[0]).toBe(5);
  await prisma.faqWord.deleteMany({ where: { forumId } });
  expect(await numbersFor('sibiru')).not.toEqual([5]);
});

it('what nobody wrote is not found, nor what is not published', async () => {
  expect(await numbersFor('zeppelin')).toEqual([]);
  expect(await numbersFor('rahasia')).toEqual([]);
  expect(await numbersFor('')).toEqual([5, 4, 3]);
});

it('a question is about entries that say what it asks, and not about those that share a word with it', async () => {
  const { prisma } = bot.app.database;
  const forumId = await forumOf();
  const about = async (text: string): Promise<readonly number[]> =>
    (await entriesAbout(prisma, { forumId, text })).map(({ number }) => number);
  expect(await about('bagaimana cara mengelola arsip dinamis?')).toEqual([1]);
  expect(await about('di mana saya bisa belajar tanda tangan elektronik')).toEqual([2]);
  expect(await about('siapa yang membayar kendaraan ke bandara untuk tamu negara')).toEqual([]);
  expect(await about('apa itu')).toEqual([]);
});

it('a forum finds nothing of another one, and an entry that is taken out leaves no words behind', async () => {
  const { prisma } = bot.app.database;
  const other = await prisma.forum.create({
    data: { name: 'LAIN', timeZone: 'Asia/Jakarta', createdAt: new Date(0), calendarToken: 'lain' },
  });
  const part = { forumId: other.id, offset: 0, limit: 3 };
  expect((await findEntries(prisma, { ...part, text: 'arsip' })).entries).toEqual([]);
  const entry = await prisma.libraryEntry.create({
    data: {
      ...{ forumId: other.id, number: 1, title: 'Arsip Lain', summary: 'Lain', kind: 'policy' },
      ...{ status: 'published', createdAt: new Date(0), publishedAt: new Date(0) },
    },
  });
  await inTransaction(bot.app.database, (db) => indexEntry(db, { forumId: other.id, id: entry.id }));
  expect((await findEntries(prisma, { ...part, text: 'arsip' })).entries).toHaveLength(1);
  expect(await numbersFor('arsip lain')).toEqual([1]);
  await prisma.libraryEntry.update({ where: { id: entry.id }, data: { status: 'withdrawn' } });
  await inTransaction(bot.app.database, (db) => indexEntry(db, { forumId: other.id, id: entry.id }));
  expect((await findEntries(prisma, { ...part, text: 'arsip' })).entries).toEqual([]);
  expect(await prisma.libraryWord.count({ where: { forumId: other.id } })).toBe(0);
  await prisma.libraryEntry.delete({ where: { id: entry.id } });
  await prisma.forum.delete({ where: { id: other.id } });
});

it('what was read by an older version is read anew within a minute', async () => {
  const { prisma } = bot.app.database;
  const forumId = await forumOf();
  await prisma.libraryEntry.update({
    where: { forumId_number: { forumId, number: 4 } },
    data: { title: 'Puskesmas Tanpa Stunting' },
  });
  await prisma.librarySearch.updateMany({ data: { version: 0 } });
  await bot.advance(MINUTE_MS);
  await bot.settled();
  expect(await numbersFor('puskesmas tanpa')).toEqual([4]);
});

describe.each(['telegram', 'slack'] as const)('the library, in %s', (platform) => {
  const slash = platform === 'slack' ? '/forses ' : '/';

  it('shows three at a time, narrowed down by kind, topic and institution', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'member', command: 'pustaka' },
        {
          has: ['Pustaka FORSES', '5. Pengelolaan Aset', 'Kebijakan · Kemenkeu'],
          lacks: ['2. Modul', 'Rahasia'],
          buttons: ['Buka 5', 'Buka 4', 'Buka 3', 'Berikutnya', 'Jenis', 'Topik', 'Instansi'],
        },
      ],
      [
        { who: 'member', press: 'Berikutnya' },
        {
          has: ['2. Modul', '1. Pedoman'],
          buttons: ['Buka 2', 'Buka 1', 'Sebelumnya', 'Jenis', 'Topik', 'Instansi'],
        },
      ],
      [{ who: 'member', press: 'Instansi' }, { buttons: ['Kemenkeu', 'LAN', 'BMKG', 'Kembali ke daftar'] }],
      [
        { who: 'member', press: 'LAN' },
        { has: ['Hanya: LAN', '3. Peraturan', '1. Pedoman'], lacks: '5. ' },
      ],
      [{ who: 'member', press: 'Topik' }, { buttons: ['Aset', 'Kearsipan', 'Kembali ke daftar'] }],
      [
        { who: 'member', press: 'Kearsipan' },
        { has: ['topik Kearsipan, LAN', '1. Pedoman'], lacks: '3. ' },
      ],
      [{ who: 'member', press: 'Tampilkan semua' }, { has: ['5. Pengelolaan', '3. Peraturan'] }],
      [
        { who: 'member', command: 'pustaka bahan ajar' },
        { has: ['Hanya: Bahan ajar', '2. Modul'], lacks: '5. ' },
      ],
      [
        { who: 'member', command: 'pustaka bmkg' },
        { has: ['Hanya: BMKG', '2. Modul'], lacks: '5. ' },
      ],
      [{ who: 'stranger', command: 'pustaka' }, { lacks: 'Modul' }],
    ]);
  });

  it('looks for words, opens what was found, and hands out its file', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'member', command: 'pustaka tanda tangan elektronk' },
        { has: ['“tanda tangan elektronk”', '2. Modul Tanda Tangan'], lacks: '5. ' },
      ],
      [
        { who: 'member', press: 'Buka 2' },
        { has: ['Modul Tanda Tangan Elektronik', 'BMKG', 'Bahan belajar mandiri'], lacks: 'Menunggu' },
      ],
      [
        { who: 'member', press: 'Unduh' },
        { has: 'nomor 2', files: ['modul.pdf'] },
      ],
      [
        { who: 'member', command: 'pustaka zeppelin' },
        { has: 'Belum ada yang cocok', buttons: [] },
      ],
      [{ who: 'member', command: 'pustaka 7' }, { has: 'modul manajemen risiko' }],
      [{ who: 'member', command: 'pustaka 99' }, { has: ['nomor 99 tidak ada', `${slash}pustaka`] }],
    ]);
  });

  it('shows what waits to its institution and the curators alone, and in a group to nobody', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'member', command: 'pustaka 6' },
        { has: 'nomor 6 tidak ada', lacks: 'Rahasia' },
      ],
      [{ who: 'aide', command: 'pustaka' }, { has: 'belum terbit: nomor 6' }],
      [{ who: 'aide', command: 'pustaka 6' }, { has: ['Rahasia yang Menunggu', 'Menunggu persetujuan'] }],
      [{ who: 'secretariat', command: 'pustaka 6' }, { has: 'Rahasia yang Menunggu' }],
      [
        { who: 'aide', where: 'group', command: 'pustaka' },
        platform === 'telegram' ? { lacks: 'nomor 6' } : {},
      ],
    ]);
  });

  it('is looked into for a question that the FAQ cannot answer, and a wrong offer still goes to the secretariat', async () => {
    const { prisma } = bot.app.database;
    const kept = (): Promise<number> => prisma.unansweredQuestion.count();
    const before = await kept();
    const question =
      platform === 'telegram' ? 'bagaimana menurunkan stunting?' : 'siapa yang menurunkan stunting?';
    // Whether the FAQ offers something or nothing, the library is named beside it.
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', words: 'bagaimana menurunkan stunting di puskesmas?' }, { has: ['Pustaka', '4. '] }],
      // Where an entry plainly is what is asked for, guesses of the FAQ are left out.
      [
        { who: 'member', words: 'ada pengalaman menurunkan stunting di puskesmas?' },
        {
          has: ['di Pustaka ada', '4. '],
          lacks: 'Mana yang Bapak/Ibu maksud',
          buttons: ['Buka 4', 'Bukan ini'],
        },
      ],
    ]);
    await prisma.faqEntry.updateMany({
      data: { deletedAt: new Date(0), updatedAt: new Date(0) },
    });
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'member', words: question },
        {
          has: ['belum tersedia, tetapi di Pustaka', '4. '],
          buttons: ['Buka 4', 'Bukan ini'],
        },
      ],
    ]);
    expect(await kept()).toBe(before);
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', press: 'Bukan ini' }, { has: 'sekretariat' }],
    ]);
    expect(await kept()).toBe(before + 1);
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'stranger', words: question }, { lacks: 'Pustaka' }],
      [
        { who: 'member', words: 'apakah ada layanan penitipan kucing di lokasi acara?' },
        { lacks: 'Pustaka' },
      ],
    ]);
  });
});
