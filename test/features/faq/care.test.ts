import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLinks } from '../../../src/features/faq/care/care.rules.ts';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { samplePdf } from '../../support/sample-files.ts';
import { createTestApp, TEST_NOW, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

const reviews = (): Promise<number> =>
  bot.app.database.prisma.delivery.count({ where: { notice: { kind: 'faqReview' }, state: 'sent' } });

describe.each(['telegram', 'slack'] as const)('what belongs to an answer, in %s', (platform) => {
  const code = { telegram: 'F01', slack: 'F02' }[platform];
  const question = { telegram: 'Apa itu FORSES?', slack: 'Siapa saja anggota FORSES?' }[platform];

  it('is set by lines, shown, given with the answer, emptied by a dash and undone', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [
        {
          who: 'secretariat',
          command: `faqubah ${code}\nTautan: contoh.go.id/panduan\nPenanggung jawab: andi\nPeriksa sebelum: 8 Maret 2027`,
        },
        { has: `${code} diperbarui` },
      ],
      [
        { who: 'secretariat', command: `faqubah ${code}` },
        {
          has: ['https://contoh.go.id/panduan', 'Andi Taufik', 'Senin, 8 Maret 2027', 'Penanggung jawab: …'],
        },
      ],
      [
        { who: 'stranger', words: question },
        { has: 'https://contoh.go.id/panduan', lacks: 'Andi' },
      ],
      [
        { who: 'secretariat', command: `faqubah ${code}\nTautan: -\nPeriksa sebelum: -` },
        { has: `${code} diperbarui` },
      ],
      [{ who: 'stranger', words: question }, { lacks: 'contoh.go.id' }],
      [{ who: 'secretariat', press: 'Urungkan' }, { has: 'diurungkan' }],
      [{ who: 'stranger', words: question }, { has: 'https://contoh.go.id/panduan' }],
      [{ who: 'secretariat', command: `faqubah ${code}\nPeriksa sebelum: -` }, { has: 'diperbarui' }],
    ]);
  });

  it('is refused with what to write instead, and nothing is changed', async () => {
    const before = await bot.app.database.prisma.faqEntry.findFirstOrThrow({ where: { code } });
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'secretariat', command: `faqubah ${code}\nTautan: javascript:alert(1)` },
        { has: 'alamat web' },
      ],
      [{ who: 'secretariat', command: `faqubah ${code}\nPenanggung jawab: Heru` }, { has: 'Andi Taufik' }],
      [
        { who: 'secretariat', command: `faqubah ${code}\nPeriksa sebelum: kapan-kapan` },
        { has: 'belum jelas' },
      ],
      [
        { who: 'secretariat', command: `faqubah ${code}\nPeriksa sebelum: 1 Maret 2026` },
        { has: 'sudah lewat' },
      ],
    ]);
    expect(await bot.app.database.prisma.faqEntry.findFirstOrThrow({ where: { code } })).toEqual(before);
  });
});

describe.each(['telegram', 'slack'] as const)('files of an answer, in %s', (platform) => {
  const code = { telegram: 'F03', slack: 'F04' }[platform];
  const question = { telegram: 'tata cara jadi anggota', slack: 'yang memimpin forum' }[platform];
  const thanked = { telegram: 'Terima kasih kembali', slack: 'Seperti di berkas ini.' }[platform];
  const pdf = (name: string): { readonly name: string; readonly content: Buffer } => ({
    name,
    content: samplePdf(`${platform} ${name}`),
  });

  it('come with a caption, go out with the answer, are taken off and come back', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [
        {
          who: 'secretariat',
          command: `faqubah ${code}\nJawaban: Seperti di berkas ini.\nPertanyaan: Begini, ${question}?`,
        },
        { has: 'diperbarui' },
      ],
      [
        { who: 'secretariat', file: pdf('formulir.pdf'), with: `/faqubah ${code}` },
        { has: `Berkas disertakan pada jawaban ${code}` },
      ],
      [
        { who: 'secretariat', command: `faqubah ${code}` },
        { has: ['formulir.pdf', 'Seperti di berkas ini.'] },
      ],
      [
        { who: 'stranger', words: `Begini, ${question}?` },
        { has: 'Seperti di berkas ini.', files: ['formulir.pdf'] },
      ],
      [{ who: 'stranger', press: 'Terima kasih' }, { has: thanked }],
      [{ who: 'secretariat', command: `faqubah ${code}\nBerkas: -` }, { has: 'diperbarui' }],
      [{ who: 'stranger', words: `Begini, ${question}?` }, { files: [] }],
      [{ who: 'secretariat', press: 'Urungkan' }, { has: 'diurungkan' }],
      [{ who: 'stranger', words: `Begini, ${question}?` }, { files: ['formulir.pdf'] }],
    ]);
  });

  it('are at most three, of the secretariat, and of a kind that is kept', async () => {
    const voice = voicesOf(bot)[platform];
    const { prisma } = bot.app.database;
    await verifyDialogue(voice, [
      [{ who: 'secretariat', file: pdf('dua.pdf'), with: `/faqubah ${code}` }, { has: 'disertakan' }],
      [{ who: 'secretariat', file: pdf('tiga.pdf'), with: `/faqubah ${code}` }, { has: 'disertakan' }],
      [
        { who: 'secretariat', file: pdf('empat.pdf'), with: `/faqubah ${code}` },
        { has: 'sudah disertai 3 berkas' },
      ],
      [
        {
          who: 'secretariat',
          file: { name: 'x.exe', content: Buffer.from('MZ') },
          with: '/faqtambah\nPertanyaan: Di mana palung?\nJawaban: Di laut.',
        },
        { has: 'bukan berkas yang dapat disimpan' },
      ],
      [{ who: 'member', file: pdf('lima.pdf'), with: `/faqubah ${code}` }, { lacks: 'disertakan' }],
      [
        { who: 'secretariat', command: `faqubah ${code}\nBerkas: formulir.pdf` },
        { has: 'dengan keterangan' },
      ],
    ]);
    const entry = await prisma.faqEntry.findFirstOrThrow({ where: { code } });
    expect(entry.fileIds).toHaveLength(3);
    expect(await prisma.faqEntry.count({ where: { question: 'Di mana palung?' } })).toBe(0);
  });
});

describe('an answer with a day', () => {
  it('is asked about a week before, on a working day, of who looks after it, once; a press says that it is still right', async () => {
    const { telegram } = voicesOf(bot);
    await telegram.say({
      who: 'secretariat',
      command:
        'faqtambah\nPertanyaan: Siapa penjaga palang pintu?\nJawaban: Pak Umar.\nPenanggung jawab: saya\nPeriksa sebelum: 15 Desember 2026',
    });
    const at = (utc: number): Promise<void> => bot.advance(utc - bot.clock.now());
    expect(bot.clock.now()).toBeLessThan(TEST_NOW + 3_600_000);
    await at(Date.UTC(2026, 11, 7, 10));
    expect(await reviews()).toBe(0);
    await at(Date.UTC(2026, 11, 8, 3));
    expect(await reviews()).toBe(1);
    const { platform } = await bot.app.database.prisma.delivery.findFirstOrThrow({
      where: { notice: { kind: 'faqReview' } },
    });
    const voice = voicesOf(bot)[platform ?? 'telegram'];
    await at(Date.UTC(2026, 11, 10, 3));
    expect(await reviews()).toBe(1);
    await verifyDialogue(voice, [
      [{ who: 'secretariat', press: 'Ubah' }, { has: ['Pak Umar.', 'Andi Taufik'] }],
      [
        { who: 'secretariat', press: 'Masih benar', on: 'sebelum Selasa, 15 Desember 2026' },
        { has: 'tercatat masih benar' },
      ],
      [{ who: 'secretariat', press: 'Urungkan' }, { has: 'diurungkan' }],
    ]);
    await at(Date.UTC(2026, 11, 16, 3));
    expect(await reviews()).toBe(1);
  });
});

describe('links', () => {
  it.each([
    ['contoh.go.id', ['https://contoh.go.id']],
    ['https://a.id/x?y=1, http://b.go.id', ['https://a.id/x?y=1', 'http://b.go.id']],
    ['-', []],
  ])('“%s” are read', (line, links) => expect(readLinks(line)).toEqual(links));

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'panduan',
    'https://user:sandi@a.id',
    'a.id b.id c.id d.id e.id f.id',
    '',
  ])('“%s” are refused', (line) => expect(readLinks(line)).toBeUndefined());
});
