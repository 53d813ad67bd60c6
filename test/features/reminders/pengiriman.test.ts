import { afterAll, beforeAll, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

it('shows a draft as not announced, and after a cancellation what became of telling it', async () => {
  const { telegram } = voicesOf(bot);
  await verifyDialogue(telegram, [
    [{ who: 'admin', where: 'group', command: 'tautkan' }, {}],
    [
      {
        who: 'secretariat',
        command: 'buatrapat\nAcara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula',
      },
      {},
    ],
    [{ who: 'secretariat', command: 'pengiriman' }, { has: ['belum diumumkan', '/umumkan'] }],
    [{ who: 'secretariat', command: 'umumkan' }, {}],
  ]);
  await bot.settled();
  const { number } = await bot.app.database.prisma.meeting.findFirstOrThrow();
  expect(number).toBeGreaterThan(0);
  await verifyDialogue(telegram, [
    [{ who: 'secretariat', command: `batalrapat ${number} banjir` }, {}],
    [
      { who: 'secretariat', command: 'pengiriman abc' },
      { has: 'abc', lacks: 'Pengiriman Pertemuan' },
    ],
    [{ who: 'secretariat', command: 'pengiriman 99' }, { has: '99 tidak ditemukan' }],
  ]);
  await bot.settled();
  await verifyDialogue(telegram, [
    [
      { who: 'secretariat', command: 'pengiriman' },
      { has: ['Pembatalan, ', 'Undangan, '], lacks: 'Perubahan' },
    ],
  ]);
});
