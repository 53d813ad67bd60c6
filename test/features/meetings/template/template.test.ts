import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readParts } from '../../../../src/features/meetings/template/lines.ts';
import { MINUTE_MS } from '../../../../src/lib/clock.ts';
import { enterCast } from '../../../support/cast.ts';
import { type Voice, verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  for (const voice of [telegram, slack])
    await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
});
afterAll(() => bot.close());

const lastInGroup = (): string =>
  bot.telegram.messagesIn(bot.group).findLast(({ text }) => text?.startsWith('UNDANGAN'))?.text ?? '';

describe.each(['telegram', 'slack'] as const)('the template of invitations, in %s', (name) => {
  const voice = (): Voice => voicesOf(bot)[name];
  const change = (label: string, text: string): readonly Parameters<Voice['say']>[0][] => [
    { who: 'secretariat', press: label },
    name === 'slack' ? { who: 'secretariat', fill: { text } } : { who: 'secretariat', words: text },
  ];

  it('is shown, changed step by step or in one message, seen before it is saved, and reset', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: 'forum templat' },
        {
          has: [
            'Templat undangan FORSES',
            'Pembuka (bawaan): Dengan hormat',
            'Tanda tangan (bawaan): a.n. Ketua',
          ],
          buttons: [
            ...['Ubah Kepada', 'Ubah Pembuka', 'Ubah Penutup', 'Ubah Tanda tangan', 'Pratinjau', 'English'],
          ],
        },
      ],
    ]);
    const [press, fill] = change('Ubah Tanda tangan', 'Hormat kami,\n<b>Sekretariat</b> & Panitia *FORSES*');
    if (press === undefined || fill === undefined) throw new Error('nothing to say');
    await voice().say(press);
    await verifyDialogue(voice(), [
      [
        fill,
        {
          has: ['Pratinjau: demikian undangan', 'Hormat kami,', '<b>Sekretariat</b> & Panitia *FORSES*'],
          lacks: 'a.n. Ketua',
          buttons: ['Simpan', 'Batal'],
        },
      ],
      [{ who: 'secretariat', press: 'Simpan' }, { has: 'sudah disimpan' }],
      [
        {
          who: 'secretariat',
          command:
            'forum templat\nKepada: Yth. Para Sekretaris\nPembuka: Kami mengundang Bapak/Ibu pada:\nPenutup: -',
        },
        {
          has: ['Yth. Para Sekretaris', 'Kami mengundang Bapak/Ibu pada:', 'Hormat kami,'],
          lacks: ['kami mengucapkan terima kasih', 'Sekretaris Kementerian Koordinator'],
        },
      ],
      [{ who: 'secretariat', press: 'Batal' }, { has: 'tidak diubah' }],
      [{ who: 'secretariat', command: 'forum templat en' }, { has: ['(English)', 'To the Secretaries'] }],
      [
        { who: 'secretariat', command: 'forum templat id' },
        { has: ['Tanda tangan (diubah)', 'Pembuka (bawaan)', 'Penutup (bawaan)'] },
      ],
      [{ who: 'secretariat', press: 'Kembalikan ke bawaan' }, { has: ['a.n. Ketua FORSES, Sekretariat'] }],
      [{ who: 'secretariat', press: 'Simpan' }, { has: 'sudah disimpan' }],
      [{ who: 'secretariat', command: 'forum templat' }, { has: 'Tanda tangan (bawaan)' }],
      [{ who: 'secretariat', command: 'jejak templat' }, { has: 'forum templat' }],
    ]);
  });

  it('refuses what it cannot use in a clear sentence, and whoever may not change it', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'member', command: 'forum templat' }, { lacks: 'Pembuka' }],
      [
        { who: 'secretariat', command: 'forum templat Salam: Halo' },
        { has: ['tidak terbaca', 'dengan tombol', 'Penutup'] },
      ],
      [
        { who: 'secretariat', command: 'forum templat pembuka:' },
        { has: 'Pembuka (bawaan)', lacks: 'tidak terbaca' },
      ],
      [
        { who: 'secretariat', command: 'forum templat bawaan' },
        { has: ['Perubahan belum disimpan', 'Dengan hormat'], buttons: ['Simpan', 'Batal'] },
      ],
      [
        { who: 'secretariat', command: `forum templat Pembuka: ${'a'.repeat(401)}` },
        { has: ['Pembuka terlalu panjang (401 huruf)', '400 huruf'] },
      ],
      [{ who: 'secretariat', command: `forum templat Penutup: a\n${'b\n'.repeat(5)}` }, { has: '5 baris' }],
    ]);
    const [press, fill] = change('Ubah Penutup', 'x'.repeat(401));
    if (name === 'telegram' && press !== undefined && fill !== undefined) {
      await voice().say({ who: 'secretariat', command: 'forum templat' });
      await voice().say(press);
      await verifyDialogue(voice(), [
        [fill, { has: 'terlalu panjang' }],
        [{ who: 'secretariat', words: 'Kami tunggu kehadirannya.' }, { has: ['Pratinjau', 'Kami tunggu'] }],
        [{ who: 'secretariat', press: 'Batal' }, { has: 'tidak diubah' }],
      ]);
    }
  });
});

it('a saved template is in the posted invitation, in /rapat, and in the copy, which is words alone', async () => {
  const { telegram, slack } = voicesOf(bot);
  await telegram.say({
    who: 'secretariat',
    command: 'buatrapat\nNomor: 41\nAcara: Uji\nWaktu: 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula',
  });
  await telegram.say({ who: 'secretariat', command: 'umumkan 41' });
  await bot.settled();
  expect(lastInGroup()).toContain('a.n. Ketua FORSES, Sekretariat');
  await telegram.say({ who: 'secretariat', command: 'forum templat Tanda tangan: Ketua Penyelenggara' });
  await telegram.say({ who: 'secretariat', press: 'Simpan' });
  await bot.advance(MINUTE_MS);
  await bot.settled();
  expect(lastInGroup()).toContain('Ketua Penyelenggara');
  await telegram.say({ who: 'host', command: 'hadir' });
  for (const voice of [telegram, slack]) {
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'rapat 41' }, { has: ['Ketua Penyelenggara', 'Sudah menjawab'] }],
    ]);
    const copy = await voice.say({ who: 'member', command: 'rapat salin 41' });
    expect(copy.buttons).toEqual([]);
    expect(copy.text).toContain('Hari/tanggal: Kamis, 4 Februari 2027\nWaktu: pukul 09.00 WIB');
    expect(copy.text).toContain('Ketua Penyelenggara');
    expect(copy.text).not.toContain('Sudah menjawab');
  }
  const { entities = [] } = bot.telegram.lastMessage({ id: 2003 }) ?? {};
  expect(entities.filter(({ type }) => type === 'bold')).toEqual([]);
});

it.each([
  ['Penutup: Terima kasih', { closing: 'Terima kasih' }],
  ['*Kepada Yth.*: Para Sekretaris\nse-Indonesia', { addressees: 'Para Sekretaris\nse-Indonesia' }],
  ['TTD: bawaan\nPembuka: kosong', { signature: undefined, opening: '' }],
])('%j changes %j', (text, parts) => {
  expect(readParts(text)).toEqual({ ok: true, parts });
});
