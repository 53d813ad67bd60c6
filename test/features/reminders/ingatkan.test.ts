import { afterAll, beforeAll, describe, it } from 'vitest';
import { HOUR_MS } from '../../../src/lib/clock.ts';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  const WHEN = 'Kamis, 4 Februari 2027 pukul 09.00 WIB';
  const lines = `Acara: Uji\nWaktu: ${WHEN}\nTempat: Aula\nTuan rumah: BMKG\nNomor: 42`;
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
  await telegram.say({ who: 'secretariat', command: 'umumkan' });
});
afterAll(() => bot.close());

describe('a reminder ordered', () => {
  it('by day has two buttons and says nothing of quiet hours', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'chair', command: 'ingatkan' },
        { lacks: 'jam tenang', buttons: ['Kirim', 'Batal'] },
      ],
    ]);
  });

  it('at night says for how many it is quiet, and offers to wait for the morning', async () => {
    await bot.advance(12.5 * HOUR_MS);
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'chair', command: 'ingatkan' },
        {
          has: 'Sekarang jam tenang atau hari libur bagi 7 penerima, paling lama sampai Rabu, 25 November 2026 pukul 06.00 WIB.',
          buttons: ['Kirim', 'Kirim pukul 06.00 WIB', 'Batal'],
        },
      ],
      [
        { who: 'chair', press: 'Kirim pukul 06.00 WIB' },
        { has: 'dikirim setelah jam tenang penerima, paling lambat Rabu, 25 November 2026 pukul 06.00 WIB.' },
      ],
      [{ who: 'chair', command: 'ingatkan' }, { has: 'jam tenang' }],
      [{ who: 'chair', press: 'Kirim' }, { has: 'Pengingat sedang dikirim' }],
    ]);
  });
});
