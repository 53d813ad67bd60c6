import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../../src/lib/clock.ts';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { telegramText } from '../../../support/read-messages.ts';
import { createTestApp, TEST_NOW, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

const START = Date.UTC(2027, 1, 4, 2);
const MEETING =
  'Nomor: 42\nAcara: Uji\nWaktu: 4 Februari 2027 pukul 09.00-12.00 WIB\nTempat: Aula\nTuan rumah: BMKG';

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  for (const voice of [telegram, slack])
    await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({ who: 'secretariat', command: `buatrapat\n${MEETING}` });
  await telegram.say({ who: 'secretariat', command: 'umumkan 42' });
  await bot.settled();
  await telegram.say({ who: 'member', command: 'hadir' });
});
afterAll(() => bot.close());

/** What the member was told about a changed rundown, or about a first one. */
function told(beginning = 'Perubahan susunan acara'): readonly string[] {
  return bot.telegram
    .messagesIn(2003)
    .map(telegramText)
    .filter((text) => text.startsWith(beginning));
}

describe('the rundown', () => {
  it('is set by the host, read by members, and stands in the invitation from then on', async () => {
    const { telegram, slack } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [
        { who: 'member', command: 'susunanacara' },
        { has: 'Belum ada susunan acara', lacks: 'salin' },
      ],
      [{ who: 'host', command: 'susunanacara 42' }, { has: ['Belum ada', '08.30 Registrasi'] }],
      [{ who: 'host', command: 'susunanacara 42\nSambutan' }, { has: ['“Sambutan” belum dapat dibaca'] }],
      [
        { who: 'host', command: 'susunanacara 42\n09.00-09.15 Sambutan; Ir. Bagus\n09.15 Diskusi' },
        {
          has: [
            'tersimpan',
            'Undangan yang sudah terkirim ikut diperbarui',
            '09.00–09.15 Sambutan (Ir. Bagus)',
          ],
        },
      ],
      [{ who: 'member', command: 'susunanacara 42\n09.00 Doa' }, { has: 'hanya untuk pengurus' }],
    ]);
    await verifyDialogue(slack, [
      [{ who: 'member', command: 'susunanacara' }, { has: ['Susunan acara (WIB):', '09.15 Diskusi'] }],
      [{ who: 'member', command: 'rapat' }, { has: ['Susunan acara (WIB):', '09.15 Diskusi'] }],
      [{ who: 'stranger', command: 'susunanacara' }, { has: 'belum terdaftar' }],
    ]);
    await bot.advance(MINUTE_MS);
    const invitation = bot.telegram
      .messagesIn(bot.group)
      .map(telegramText)
      .find((text) => text.includes('UNDANGAN'));
    expect(invitation).toContain('09.00–09.15 Sambutan (Ir. Bagus)');
    expect(told()).toEqual([]);
  });

  it('with a line that is too long is not cut but refused, with the line that is meant', async () => {
    const long = 'Paparan '.repeat(17);
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'host', command: `susunanacara 42\n09.00 Doa\n09.10 ${long}` },
        { has: ['09.10 Paparan', 'lebih panjang dari 120 huruf', 'tidak diubah'] },
      ],
      [
        { who: 'member', command: 'susunanacara' },
        { has: '09.15 Diskusi', lacks: 'Paparan' },
      ],
    ]);
  });

  it('that changes on the day is one short message to those who come, once', async () => {
    await bot.advance(START + 10 * MINUTE_MS - TEST_NOW - MINUTE_MS);
    const { telegram, slack } = voicesOf(bot);
    // Whoever writes here last is told here.
    await telegram.say({ who: 'member', command: 'status' });
    await verifyDialogue(telegram, [
      [
        { who: 'host', command: 'susunanacara geser 15' },
        { has: ['Yang hadir diberi tahu', '09.30 Diskusi'] },
      ],
    ]);
    await verifyDialogue(slack, [
      [
        {
          who: 'secretariat',
          command: 'susunanacara\n09.15-09.30 Sambutan; Ir. Bagus\n09.35 Diskusi\n11.00 Foto',
        },
        { has: 'Yang hadir diberi tahu' },
      ],
    ]);
    await bot.advance(3 * MINUTE_MS);
    await bot.advance(MINUTE_MS);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('09.35 Diskusi');
    expect(told()[0]).toContain('11.00 Foto');
    expect(told()[0]).toContain('09.15–09.30 Sambutan (Ir. Bagus)');
    await voicesOf(bot).telegram.say({ who: 'host', command: 'susunanacara 42\n09.35 Diskusi\n11.00 Foto' });
    await bot.advance(3 * MINUTE_MS);
    expect(told()).toHaveLength(2);
    expect(told()[1]).toContain('Ditiadakan: Sambutan');
    expect(told()[1]).not.toContain('Diskusi');
  });

  it('that is the first one on the day is told as what it is, and one that is taken back at once not at all', async () => {
    const { telegram } = voicesOf(bot);
    await telegram.say({ who: 'host', command: 'susunanacara 42 hapus' });
    await bot.advance(3 * MINUTE_MS);
    expect(told()).toHaveLength(3);
    await verifyDialogue(telegram, [
      [
        { who: 'host', command: 'susunanacara 42\n10.00 Doa\n10.10 Diskusi' },
        { has: 'Yang hadir menerimanya', lacks: 'perubahan' },
      ],
    ]);
    await bot.advance(3 * MINUTE_MS);
    expect(told('Susunan acara Pertemuan ke-42 FORSES')).toEqual([expect.stringContaining('10.10 Diskusi')]);
    const ledger = await telegram.say({ who: 'secretariat', command: 'pengiriman 42' });
    expect(ledger.text.match(/Perubahan susunan acara/g)).toHaveLength(3);
    expect(ledger.text).toContain('• Susunan acara');
    await telegram.say({ who: 'host', command: 'susunanacara geser 5' });
    await telegram.say({ who: 'host', command: 'susunanacara geser -5' });
    await bot.advance(3 * MINUTE_MS);
    expect(told()).toHaveLength(3);
    expect(told('Susunan acara Pertemuan ke-42 FORSES')).toHaveLength(1);
  });
});
