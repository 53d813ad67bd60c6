import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  await voicesOf(bot).telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
});
afterAll(() => bot.close());

const open = (): Promise<number> =>
  bot.app.database.prisma.unansweredQuestion.count({ where: { closedAt: null } });
const tally = async (what: string): Promise<number> => {
  const found = await bot.app.database.prisma.faqTally.aggregate({ where: { what }, _sum: { times: true } });
  return found._sum.times ?? 0;
};

describe.each(['telegram', 'slack'] as const)('what nobody could answer, in %s', (platform) => {
  const thing = { telegram: 'kolam renang', slack: 'lapangan tenis' }[platform];
  const other = { telegram: 'helikopter', slack: 'kapal selam' }[platform];

  it('is grouped by likeness, and becomes a wording by one press, at once and for everybody', async () => {
    const voice = voicesOf(bot)[platform];
    await bot.app.database.prisma.unansweredQuestion.deleteMany();
    await verifyDialogue(voice, [
      [
        {
          who: 'secretariat',
          command: `faqtambah\nPertanyaan: Fasilitas ${thing} di mana?\nJawaban: Lantai dua.`,
        },
        { has: 'ditambahkan' },
      ],
    ]);
    const { prisma } = bot.app.database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const entry = await prisma.faqEntry.findFirstOrThrow({
      where: { answer: 'Lantai dua.' },
      orderBy: { id: 'desc' },
    });
    const asked = { forumId, platform, externalId: '1', askedAt: new Date(bot.clock.now()) };
    await prisma.unansweredQuestion.createMany({
      data: [
        {
          ...asked,
          question: `min, mau nyemplung ke ${thing} lewat mana?`,
          normalised: `a ${thing}`,
          timesAsked: 3,
        },
        { ...asked, question: `nyemplung ke ${thing} lewat mana ya`, normalised: `b ${thing}` },
        { ...asked, question: `harga sewa ${other} pribadi`, normalised: `c ${other}` },
      ],
    });
    const listed = await voice.say({ who: 'secretariat', command: 'takterjawab' });
    expect(listed.text).toContain('3 pertanyaan belum terjawab');
    expect(listed.text).toContain('dan 1 pertanyaan serupa (ditanyakan 4 kali)');
    const group = await voice.say({ who: 'secretariat', press: listed.buttons[0] ?? '' });
    const alone = await voice.say({ who: 'secretariat', press: 'Hanya pertanyaan pertama' });
    expect(alone.text).toContain('1 pertanyaan belum terjawab');
    await voice.say({ who: 'secretariat', press: 'Kembali' });
    await voice.say({ who: 'secretariat', press: listed.buttons[0] ?? '' });
    const same = group.buttons.find((button) => button.startsWith(`Sama dengan ${entry.code}`)) ?? '';
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', press: same },
        { has: [`Kata lain untuk ${entry.code} ditambahkan`, '1 pertanyaan belum terjawab', other] },
      ],
      [{ who: 'stranger', words: `nyemplung ke ${thing} lewat mana ya` }, { has: 'Lantai dua.' }],
    ]);
    expect(await open()).toBe(1);
    await verifyDialogue(voice, [
      [{ who: 'secretariat', press: 'Urungkan' }, { has: `${entry.code} diurungkan` }],
    ]);
    expect(await open()).toBe(3);
    expect(await prisma.faqWording.count({ where: { entryId: entry.id } })).toBe(0);
  });

  it('becomes an entry step by step: the answer, a preview in which question and topic can be changed, and a press', async () => {
    const voice = voicesOf(bot)[platform];
    await voice.say({ who: 'secretariat', command: 'takterjawab' });
    const question = `harga sewa ${other} pribadi`;
    const asked = `Berapa sewa ${other}?`;
    await voice.say({ who: 'secretariat', press: question });
    await voice.say({ who: 'secretariat', press: 'Buat tanya jawab baru' });
    const preview =
      platform === 'slack'
        ? await voice.say({ who: 'secretariat', fill: { question: asked, answer: 'Tidak disewakan.' } })
        : await voice.say({ who: 'secretariat', words: 'Tidak disewakan.' });
    expect(preview.text).toContain('Belum ada yang disimpan');
    expect(preview.text).toContain('Tidak disewakan.');
    if (platform === 'telegram') {
      await voice.say({ who: 'secretariat', press: 'Ubah pertanyaan' });
      await voice.say({ who: 'secretariat', words: asked });
    }
    await verifyDialogue(voice, [
      [{ who: 'secretariat', press: 'Perjalanan dinas' }, { has: [asked, 'Topik: Perjalanan dinas'] }],
      [{ who: 'secretariat', press: 'Simpan' }, { has: ['ditambahkan', '2 pertanyaan belum terjawab'] }],
      [{ who: 'stranger', words: question }, { has: 'Tidak disewakan.' }],
    ]);
  });

  it('is closed by a press, also as a group, and decided once', async () => {
    const voice = voicesOf(bot)[platform];
    const listed = await voice.say({ who: 'secretariat', command: 'takterjawab' });
    const first = listed.buttons[0] ?? '';
    await verifyDialogue(voice, [
      [{ who: 'secretariat', press: first }, { has: '2 pertanyaan belum terjawab' }],
      [
        { who: 'secretariat', press: 'Tutup tanpa jawaban' },
        { has: ['2 pertanyaan ditutup', 'Semua pertanyaan sudah terjawab'] },
      ],
    ]);
    expect(await open()).toBe(0);
  });
});

describe.each(['telegram', 'slack'] as const)('what an asker says to an answer, in %s', (platform) => {
  it('is counted once, be it thanks or that something else was meant, which is kept for the secretariat', async () => {
    const voice = voicesOf(bot)[platform];
    await bot.app.database.prisma.faqTally.deleteMany();
    await bot.app.database.prisma.unansweredQuestion.deleteMany();
    await verifyDialogue(voice, [
      [{ who: 'member', words: 'Apa itu FORSES?' }, { buttons: ['Terima kasih', 'Bukan ini'] }],
      [
        { who: 'member', press: 'Terima kasih' },
        { has: platform === 'slack' ? [] : 'Terima kasih kembali', buttons: [] },
      ],
      [{ who: 'member', words: 'Apa tujuan dan manfaat FORSES?' }, { has: 'kolaborasi' }],
      [{ who: 'member', words: 'terima kasih banyak min' }, {}],
      [{ who: 'member', words: 'makasih ya' }, {}],
    ]);
    expect(await tally('thanked')).toBe(2);
    await verifyDialogue(voice, [
      [{ who: 'member', words: 'Siapa saja anggota FORSES?' }, { has: 'Asrena Polri' }],
      [{ who: 'member', press: 'Bukan ini' }, { has: 'sudah dicatat untuk sekretariat' }],
    ]);
    expect([await tally('wrong'), await open()]).toEqual([1, 1]);
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: 'faqstat' },
        {
          has: [
            '3 pertanyaan',
            '1 ditandai “Bukan ini”',
            '2 ucapan terima kasih',
            'F02',
            'tidak pernah dipakai',
          ],
        },
      ],
      [{ who: 'secretariat', command: 'faqstat 0' }, { has: '1 sampai 366' }],
    ]);
    const listed = await voice.say({ who: 'secretariat', command: 'takterjawab' });
    await verifyDialogue(voice, [
      [{ who: 'secretariat', press: listed.buttons[0] ?? '' }, { has: 'dijawab dengan F02, bukan itu' }],
    ]);
  });

  it('may be said to an answer from the meeting’s data, too', async () => {
    const voice = voicesOf(bot)[platform];
    await bot.app.database.prisma.unansweredQuestion.deleteMany();
    const number = { telegram: '1', slack: '2' }[platform];
    await voicesOf(bot).telegram.say({
      who: 'secretariat',
      command: `buatrapat\nAcara: x\nWaktu: Kamis, ${number} April 2027 pukul 09.00\nTempat: Aula`,
    });
    await voicesOf(bot).telegram.say({ who: 'secretariat', command: `umumkan ${number}` });
    await verifyDialogue(voice, [
      [
        { who: 'member', words: 'kapan rapat berikutnya?' },
        { has: 'April 2027', buttons: ['Bukan ini'] },
      ],
      [{ who: 'member', press: 'Bukan ini' }, { has: 'sudah dicatat untuk sekretariat' }],
    ]);
    const kept = await bot.app.database.prisma.unansweredQuestion.findMany();
    expect(kept.map(({ question, wrongCode }) => [question, wrongCode])).toEqual([
      ['kapan rapat berikutnya?', ''],
    ]);
  });

  it('is nobody else’s to say in a group, where the answer stands for all without buttons', async () => {
    const voice = voicesOf(bot)[platform];
    const buttons = platform === 'slack' ? ['Terima kasih', 'Bukan ini'] : [];
    await verifyDialogue(voice, [
      [{ who: 'member', where: 'group', command: 'tanya Apa itu FORSES?' }, { buttons }],
    ]);
  });
});

describe.each(['telegram', 'slack'] as const)(
  'a group that belongs to an entry not offered, in %s',
  (platform) => {
    it('is given to it by its code', async () => {
      const { prisma } = bot.app.database;
      const voice = voicesOf(bot)[platform];
      await prisma.unansweredQuestion.deleteMany();
      const { id: forumId } = await prisma.forum.findFirstOrThrow();
      const question = `lomba layang ${platform} kapan`;
      await prisma.unansweredQuestion.create({
        data: {
          ...{ forumId, question, normalised: question, platform: 'slack', externalId: '1' },
          askedAt: new Date(bot.clock.now()),
        },
      });
      await voice.say({ who: 'secretariat', command: 'takterjawab' });
      await voice.say({ who: 'secretariat', press: question });
      await voice.say({ who: 'secretariat', press: 'Tanya jawab lain' });
      const card = await voice.say(
        platform === 'slack'
          ? { who: 'secretariat', fill: { words: 'f63' } }
          : { who: 'secretariat', words: 'f63' },
      );
      const same = card.buttons.find((button) => button.startsWith('Sama dengan F63')) ?? '';
      await verifyDialogue(voice, [
        [{ who: 'secretariat', press: same }, { has: 'Kata lain untuk F63 ditambahkan' }],
      ]);
      expect(await prisma.faqWording.count({ where: { wording: question } })).toBe(1);
    });
  },
);

describe('a group of questions that two people have open at once', () => {
  it('is decided once: who comes second learns that, and sees what is left', async () => {
    const { prisma } = bot.app.database;
    const { telegram, slack } = voicesOf(bot);
    await prisma.unansweredQuestion.deleteMany();
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const question = 'apakah ada penitipan payung';
    await prisma.unansweredQuestion.create({
      data: {
        ...{ forumId, question, normalised: question, platform: 'slack', externalId: '1' },
        askedAt: new Date(bot.clock.now()),
      },
    });
    for (const voice of [telegram, slack]) {
      await voice.say({ who: 'secretariat', command: 'takterjawab' });
      await voice.say({ who: 'secretariat', press: question });
    }
    await telegram.say({ who: 'secretariat', press: 'Tutup tanpa jawaban' });
    const second = await slack.say({ who: 'secretariat', press: 'Buat tanya jawab baru' });
    expect(second.text).toContain('sudah ditangani');
    expect(await prisma.faqChange.count({ where: { action: 'takterjawab tutup' } })).toBeGreaterThan(0);
    expect(await open()).toBe(0);
  });
});

describe('pleasantries', () => {
  it('are never kept as questions, said in private or asked by the command', async () => {
    const { prisma } = bot.app.database;
    const { telegram } = voicesOf(bot);
    await prisma.questionQuota.deleteMany();
    const before = await prisma.unansweredQuestion.count();
    for (const words of ['siap', 'terima kasih min', 'noted', 'baik pak', '🙏🙏']) {
      await telegram.say({ who: 'member', words });
      await telegram.say({ who: 'member', command: `tanya ${words}` });
    }
    expect(await prisma.unansweredQuestion.count()).toBe(before);
  });
});
