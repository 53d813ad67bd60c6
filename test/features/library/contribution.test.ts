import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { unzip } from '../../support/unzip.ts';
import { shelve, toldIn } from './shelf.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  await shelve(bot, [
    { number: 1, title: '=HYPERLINK("http://jahat")', of: 'BMKG', topics: ['Aset'] },
    { number: 2, title: 'Materi Arsip', of: 'BMKG', kind: 'teaching_material' },
    { number: 3, title: 'Praktik Keuangan', of: 'KEMENKEU', kind: 'good_practice' },
    { number: 4, title: 'Tahun lalu', of: 'KEMENKEU', publishedAt: Date.UTC(2025, 5, 1) },
    { number: 5, title: 'Menunggu', of: 'KEMENKEU', status: 'waiting' },
  ]);
});
afterAll(() => bot.close());

describe.each(['telegram', 'slack'] as const)('contributions asked for in %s', (platform) => {
  it('show an institution its own and the total, and leaders all of them in the order of protocol, as files too', async () => {
    const prefix = platform === 'slack' ? '/forses ' : '/';
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'host', command: 'kontribusi' },
        {
          has: [
            'tahun 2026',
            'BMKG: 2 (kebijakan 1, bahan ajar 1, praktik baik 0)',
            'Seluruh forum: 3',
            'Terima kasih',
          ],
          lacks: 'Kemenkeu',
          buttons: [],
        },
      ],
      [
        { who: 'member', command: 'kontribusi 2025' },
        { has: ['tahun 2025', 'Kemenkeu: 1 (kebijakan 1', 'Seluruh forum: 1'] },
      ],
      [{ who: 'member', command: 'kontribusi 2031' }, { has: 'bukan tahun yang dapat ditampilkan' }],
      [{ who: 'member', command: 'kontribusi csv' }, { has: 'pengurus forum' }],
      [
        { who: 'chair', command: 'kontribusi' },
        {
          has: ['BMKG: 2', 'Kemenkeu: 1 (kebijakan 0, bahan ajar 0, praktik baik 1)', 'Belum berbagi'],
          buttons: ['Gambar', 'Excel', 'CSV'],
        },
      ],
      [
        { who: 'chair', press: 'Gambar' },
        { has: 'Kontribusi Pustaka', files: [platform === 'slack' ? 'kontribusi-2026.png' : 'photo'] },
      ],
      [{ who: 'secretariat', command: 'kontribusi csv' }, { files: ['kontribusi-2026.csv'] }],
      [{ who: 'secretariat', command: 'kontribusi 2026 excel' }, { files: ['kontribusi-2026.xlsx'] }],
      [{ who: 'secretariat', command: 'forum kolom nomor, warna' }, { has: 'Kolom “warna” tidak dikenal' }],
      [
        { who: 'secretariat', command: 'forum kolom nomor, judul, instansi' },
        { has: 'nomor, judul, instansi' },
      ],
      [{ who: 'secretariat', command: 'kontribusi csv' }, { files: ['kontribusi-2026.csv'] }],
      [{ who: 'secretariat', command: 'forum kolom semua' }, { has: `${prefix}forum kolom semua` }],
      [{ who: 'stranger', command: 'kontribusi' }, { lacks: 'Seluruh forum' }],
    ]);
  });
});

it('the files hold what was shared, in the columns that the forum chose, and nothing that a spreadsheet would run', () => {
  const sent = bot.telegram
    .messagesIn({ id: CAST.secretariat.telegram })
    .flatMap(({ document }) => document ?? []);
  const contents = sent.map(({ file_id: id }) => Buffer.from(bot.telegram.fileContent(id) ?? []));
  const [all, workbook, chosen] = contents;
  const lines = String(all).split('\r\n');
  expect(lines[0]).toContain('"Nomor","Jenis","Judul"');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://jahat"")"`);
  expect(lines[1]).toContain('"BMKG","Aset"');
  expect(String(chosen).split('\r\n').slice(0, 3)).toEqual([
    '\ufeff"Nomor","Judul","Instansi"',
    `"1","'=HYPERLINK(""http://jahat"")","BMKG"`,
    '"2","Materi Arsip","BMKG"',
  ]);
  const sheets = [...unzip(workbook ?? Buffer.of())].filter(([name]) => name.includes('sheet'));
  expect(sheets.map(([, xml]) => xml).join('')).not.toContain('<f>');
});

it('in a group nobody reads what anybody contributed', async () => {
  await verifyDialogue(voicesOf(bot).telegram, [[{ who: 'admin', where: 'group', command: 'tautkan' }, {}]]);
  await voicesOf(bot).telegram.say({ who: 'chair', where: 'group', command: 'kontribusi' });
  expect(toldIn(bot, bot.group, 'Seluruh forum')).toEqual([]);
});

it('a target reminds the aides of who is behind it, a month before the half-year ends, and nobody else', async () => {
  const { telegram } = voicesOf(bot);
  await verifyDialogue(telegram, [
    [{ who: 'secretariat', command: 'forum target banyak' }, { has: 'bukan jumlah dari 1 sampai 50' }],
    [{ who: 'secretariat', command: 'forum target 3' }, { has: '3 bahan untuk setiap instansi' }],
    [{ who: 'aide', command: 'kontribusi' }, {}],
    [{ who: 'liaison', command: 'kontribusi' }, { has: 'Belum ada yang terbit' }],
  ]);
  await bot.advance(Date.parse('2026-12-01T08:59:00+07:00') - bot.clock.now());
  expect(toldIn(bot, CAST.aide.telegram, 'Target berbagi')).toEqual([]);
  await bot.advance(MINUTE_MS);
  const [told = '', ...others] = toldIn(bot, CAST.aide.telegram, 'Target berbagi');
  expect(told).toContain(
    'BMKG telah membagikan 2 dari 3 bahan yang ditargetkan sampai Kamis, 31 Desember 2026',
  );
  expect(others).toEqual([]);
  expect(toldIn(bot, CAST.liaison.telegram, 'Target berbagi')).toHaveLength(1);
  expect(toldIn(bot, CAST.host.telegram, 'Target berbagi')).toEqual([]);
  await bot.advance(MINUTE_MS);
  expect(toldIn(bot, CAST.aide.telegram, 'Target berbagi')).toHaveLength(1);
});
