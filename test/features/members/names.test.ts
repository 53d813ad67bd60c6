import { afterAll, beforeAll, describe, it } from 'vitest';
import { CAST, enterCast } from '../../support/cast.ts';
import { type Voice, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { prisma } = bot.app.database;
  const rename = (from: string, name: string): Promise<unknown> =>
    prisma.person.updateMany({ where: { name: from }, data: { name } });
  await rename('Guswanto', 'Dr. H. Ma’ruf Al-Amin, M.Sc.');
  await rename('Jufri Rahman', 'Jufri Rаhman');
});
afterAll(() => bot.close());

describe.each(['telegram', 'slack'] as const)(
  'people are found as a person would call them, in %s',
  (name) => {
    const voice = (): Voice => voicesOf(bot)[name];
    const FOUND = { has: 'Dr. H. Ma’ruf Al-Amin, M.Sc.' };

    it.each([
      "Ma'ruf Al-Amin",
      'maruf al amin',
      'Ma`ruf',
      'ma’ruf AL AMIN MSc',
      'Ma´ruf  Al–Amin, M.Sc',
      'Drs. Ma’ruf Al Amin, M.Si.',
      'Ｍａｒｕｆ',
      'Ma\u00adruf Al\u200bAmin',
    ])('by /anggota cari %s', async (words) => {
      await verifyDialogue(voice(), [[{ who: 'secretariat', command: `anggota cari ${words}` }, FOUND]]);
    });

    it('by their very name, however many others have one that contains it', async () => {
      const { prisma } = bot.app.database;
      const { id: forumId } = await prisma.forum.findFirstOrThrow();
      const others = Array.from({ length: 11 }, (_, index) => `Agus Budi Santoso ${index}`);
      const createdAt = new Date(bot.clock.now());
      for (const one of [...others, `Budi Santoso ${name}`, `Budi Santoso ${name} Wijaya`])
        await prisma.person.create({ data: { forumId, name: one, createdAt } });
      await verifyDialogue(voice(), [
        [
          { who: 'secretariat', command: `peran budi santoso, ${name} ketua` },
          { has: `Budi Santoso ${name} kini Ketua`, lacks: 'Siapa yang dimaksud' },
        ],
        [{ who: 'secretariat', command: 'peran Santoso ketua' }, { has: 'Siapa yang dimaksud' }],
      ]);
      await prisma.person.create({ data: { forumId, name: `Budi Santoso ${name}`, createdAt } });
      await verifyDialogue(voice(), [
        [
          { who: 'secretariat', command: `peran Budi Santoso ${name} cabut ketua` },
          { has: 'Siapa yang dimaksud' },
        ],
      ]);
    });

    it('by every command that names a person', async () => {
      await verifyDialogue(voice(), [
        [{ who: 'secretariat', command: "peran Ma'ruf Al Amin ketua" }, { has: 'kini Ketua' }],
        [{ who: 'secretariat', command: 'peran MARUF AL-AMIN MSC cabut ketua' }, { has: 'tidak lagi Ketua' }],
        [{ who: 'secretariat', command: 'undang ulang dr maruf al amin' }, { has: ['UND-', 'Ma’ruf'] }],
        [
          { who: 'secretariat', command: "anggota keluarkan Ma'ruf Amin" },
          { has: 'Keluarkan Dr. H. Ma’ruf' },
        ],
        [{ who: 'secretariat', command: 'anggota keluarkan Marof' }, { has: 'tidak ditemukan' }],
        [
          { who: 'secretariat', command: 'anggota cari Marof' },
          { has: 'Mungkin maksud Bapak/Ibu: Dr. H. Ma’ruf' },
        ],
        [{ who: 'secretariat', command: 'anggota cari ...' }, { has: 'tidak ditemukan' }],
      ]);
    });

    it('and an invitation to an institution for somebody who acts for it already is for their record', async () => {
      await verifyDialogue(voice(), [
        [
          { who: 'secretariat', command: "undang BMKG Ma'ruf Al Amin MSc" },
          { has: 'Untuk akun baru Dr. H. Ma’ruf Al-Amin, M.Sc.' },
        ],
        [{ who: 'secretariat', command: 'undang BMKG pendamping Marifa' }, { lacks: 'akun baru' }],
      ]);
    });

    it('and a successor who is known already is recognised', async () => {
      const ganti = 'anggota ganti LAN Maruf Al Amin, SH, Sekretaris Utama';
      await verifyDialogue(voice(), [
        [{ who: 'secretariat', command: ganti }, { has: ['Nama ini sudah terdaftar', 'Sekretaris Utama'] }],
      ]);
    });

    it('and letters that are not what they look like are pointed at', async () => {
      await verifyDialogue(voice(), [
        [
          { who: 'secretariat', command: 'anggota cari Jufri' },
          { has: ['⚠ Jufri Rаhman', 'bukan huruf Latin: а'] },
        ],
        [
          { who: 'secretariat', command: 'anggota keluarkan Jufri' },
          { has: ['Keluarkan ⚠ Jufri Rаhman', 'bukan huruf Latin: а'] },
        ],
        [
          { who: 'secretariat', command: 'anggota ganti LAN Ѕiti Aminah, Sestama' },
          { has: 'bukan huruf Latin: Ѕ' },
        ],
      ]);
    });
  },
);

it('somebody whose profile has a foreign letter is pointed at where the secretariat decides', async () => {
  const { telegram } = bot;
  telegram.startBot(CAST.secretariat.telegram);
  await bot.app.database.prisma.joinRequest.create({
    data: {
      forumId: (await bot.app.database.prisma.forum.findFirstOrThrow()).id,
      institutionId: (await bot.app.database.prisma.institution.findFirstOrThrow()).id,
      ...{ platform: 'telegram', externalId: '555123', displayName: 'Аndi Taufik', capacity: 'aide' },
      createdAt: new Date(0),
    },
  });
  await verifyDialogue(voicesOf(bot).telegram, [
    [{ who: 'secretariat', command: 'anggota setujui' }, { has: 'bukan huruf Latin: А' }],
  ]);
});

it('is pointed at too where records become one, where that is undone, and where a request is decided', async () => {
  const { prisma } = bot.app.database;
  const { telegram } = voicesOf(bot);
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  const create = async (name: string): Promise<number> =>
    (await prisma.person.create({ data: { forumId, name, createdAt: new Date(0) } })).id;
  const [into, from] = [await create('Вambang'), await create('Вambang S.')];
  await verifyDialogue(telegram, [
    [
      { who: 'secretariat', command: `anggota gabung #${into} #${from}` },
      { has: ['Apakah ⚠ Вambang', 'dan ⚠ Вambang S.', `#${into} ⚠ Вambang`] },
    ],
    [{ who: 'secretariat', press: 'Ya, satukan' }, { has: 'menyatu' }],
    [{ who: 'secretariat', command: 'anggota pisah' }, { has: '⚠ Вambang S.' }],
  ]);
  const { id } = await prisma.admission.findFirstOrThrow({ where: { mergedId: from } });
  await verifyDialogue(telegram, [
    [{ who: 'secretariat', press: `Batalkan ${id}` }, { has: 'Pisahkan kembali ⚠ Вambang S.' }],
  ]);
  const request = await prisma.joinRequest.findFirstOrThrow({ where: { displayName: 'Аndi Taufik' } });
  await verifyDialogue(telegram, [
    [
      { who: 'secretariat', command: `anggota setujui ${request.id}` },
      { has: ['Permohonan ⚠ Аndi Taufik', 'disetujui'] },
    ],
  ]);
});
