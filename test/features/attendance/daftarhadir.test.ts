import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { pagesOf } from '../../support/pdf-text.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { unzip } from '../../support/unzip.ts';

let bot: TestApp;

const MEETING = [
  'Nomor: 42',
  'Acara: Pertemuan FORSES',
  'Waktu: 4 Februari 2027 pukul 09.00 WIB',
  'Tempat: Aula BMKG',
  'Tuan rumah: BMKG',
  'Nomor surat: UND-12/SES/2027',
].join('\n');

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  for (const voice of [telegram, slack])
    await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({ who: 'secretariat', command: `buatrapat\n${MEETING}` });
  await telegram.say({ who: 'secretariat', command: 'umumkan 42' });
  await bot.settled();
});
afterAll(() => bot.close());

/** The newest file that the secretariat was sent in private. */
function lastFile(): Buffer {
  const files = bot.telegram.messagesIn(2001).flatMap(({ document }) => document ?? []);
  return Buffer.from(bot.telegram.fileContent(files.at(-1)?.file_id ?? '') ?? []);
}

describe('the list to sign', () => {
  it('has no cards before anybody comes', async () => {
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'secretariat', command: 'daftarhadir 42 kartu' },
        { has: 'belum ada instansi yang menyatakan hadir' },
      ],
    ]);
  });

  it('names who comes in the order of protocol, leaves lines free, and is numbered', async () => {
    const { telegram } = voicesOf(bot);
    await telegram.say({ who: 'member', command: 'diwakili Drs. Budi =Santoso, M.Si., Kepala Biro Umum' });
    await telegram.say({ who: 'host', command: 'hadir mobil B 1 XYZ' });
    await telegram.say({ who: 'chair', command: 'tidakhadir dinas' });
    await verifyDialogue(telegram, [
      [
        { who: 'secretariat', command: 'daftarhadir' },
        {
          has: 'Daftar hadir Pertemuan ke-42 (Kamis, 4 Februari 2027)',
          files: ['daftar-hadir-42.pdf'],
          buttons: ['Excel', 'Kartu nama'],
        },
      ],
    ]);
    const pages = await pagesOf(lastFile());
    const [page = ''] = pages;
    expect(pages).toHaveLength(1);
    for (const part of [
      'DAFTAR HADIR',
      'Pertemuan ke-42 FORSES',
      'No Nama Jabatan Instansi Tanda tangan',
      'Guswanto',
      'Halaman 1 dari 1',
    ])
      expect(page).toContain(part);
    expect(page).toContain('Drs. Budi =Santoso, M.Si. Kepala Biro Umum Kemenkeu');
    expect(page).toContain('FORSES · Pertemuan ke-42 · Nomor surat UND-12/SES/2027');
    expect(page).not.toMatch(/LPSK|B 1 XYZ/);
  });

  it('comes as a workbook with the answers, where nothing is a formula, and as cards', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'secretariat', press: 'Excel' }, { files: ['daftar-hadir-42.xlsx'] }],
    ]);
    const files = unzip(lastFile());
    const texts = [...files]
      .filter(([name]) => name.startsWith('xl/'))
      .map(([, text]) => text)
      .join('');
    for (const part of [
      'Drs. Budi =Santoso, M.Si.',
      'Tidak hadir',
      'dinas',
      'B 1 XYZ',
      'Belum menjawab',
      'Heru Pambudi',
    ])
      expect(texts).toContain(part);
    expect(texts).not.toContain('<f>');
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'secretariat', press: 'Kartu nama' }, { files: ['kartu-nama-42.pdf'] }],
      [{ who: 'secretariat', command: 'daftarhadir excel' }, { files: ['daftar-hadir-42.xlsx'] }],
      [{ who: 'secretariat', command: 'daftarhadir 42 kartu nama' }, { files: ['kartu-nama-42.pdf'] }],
    ]);
    const [cards = ''] = await pagesOf(lastFile());
    expect(cards).toContain('Guswanto');
    expect(cards).toContain('Kepala Biro Umum');
  });

  it.each(['telegram', 'slack'] as const)(
    'is for secretariat and host, in private, in %s',
    async (platform) => {
      await verifyDialogue(voicesOf(bot)[platform], [
        [{ who: 'host', command: 'daftarhadir' }, { files: ['daftar-hadir-42.pdf'] }],
        [{ who: 'member', command: 'daftarhadir' }, { has: 'hanya untuk pengurus' }],
        [{ who: 'stranger', command: 'daftarhadir' }, { has: 'belum terdaftar' }],
        [{ who: 'secretariat', command: 'daftarhadir 99' }, { has: 'tidak ditemukan' }],
        [{ who: 'secretariat', command: 'daftarhadir 42 docx' }, { has: 'pdf, xlsx, kartu' }],
      ]);
      const said = { who: 'secretariat', where: 'group', command: 'daftarhadir 42' } as const;
      const { place } = await voicesOf(bot)[platform].say(said);
      expect(place).toBe(platform === 'telegram' ? 'private' : 'ephemeral');
      await bot.settled();
      const { telegram, slack, group, channel } = bot;
      const posted = [
        ...telegram.messagesIn(group).map(({ document }) => document?.file_name ?? ''),
        ...slack.messagesIn(channel).flatMap(({ files }) => files.map((id) => slack.fileOf(id)?.name ?? '')),
      ];
      expect(posted.filter((name) => name.startsWith('daftar-hadir'))).toEqual([]);
    },
  );
});
