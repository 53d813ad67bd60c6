import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLinks } from '../../../src/features/faq/care/care.rules.ts';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
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
