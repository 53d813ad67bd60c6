import { afterAll, beforeAll, describe, it } from 'vitest';
import { enterCast } from '../support/cast.ts';
import { verifyDialogue, voicesOf } from '../support/dialogue.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let bot: TestApp;
const WHEN = 'Kamis, 4 Februari 2027 pukul 09.00 WIB';

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  const lines = `Acara: Uji\nWaktu: ${WHEN}\nTempat: Aula\nTuan rumah: BMKG`;
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
  await telegram.say({ who: 'secretariat', command: 'umumkan' });
  await telegram.say({ who: 'member', command: 'hadir tanpa udang, B 1234 XY' });
  await telegram.say({ who: 'liaison', command: 'hadir' });
  await bot.settled();
});
afterAll(() => bot.close());

describe('personal notes', () => {
  it('are read by secretariat and host in private', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'secretariat', command: 'rekap' }, { has: 'tanpa udang' }],
      [{ who: 'host', command: 'rekap' }, { has: 'tanpa udang' }],
      [{ who: 'member', command: 'status' }, { has: 'tanpa udang' }],
    ]);
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'secretariat', where: 'group', command: 'rekap' },
        { place: 'ephemeral', has: 'tanpa udang' },
      ],
    ]);
  });

  it('are recorded from a group without being repeated there; a substitute is named', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'member', where: 'group', command: 'hadir diet rendah garam, plat B 1 RI' },
        {
          place: 'group',
          has: ['Kemenkeu: Hadir.', 'Keterangan Bapak/Ibu tercatat dan tidak ditampilkan di grup'],
          lacks: ['garam', 'B 1 RI'],
        },
      ],
      [{ who: 'member', command: 'status' }, { has: 'diet rendah garam, plat B 1 RI' }],
      [
        { who: 'member', where: 'group', command: 'diwakili Dr. Ratna, Karo Umum' },
        { has: 'Kemenkeu: Diwakili (Dr. Ratna, Karo Umum)', lacks: 'Keterangan' },
      ],
      [
        { who: 'member', command: 'hadir tanpa udang, B 1234 XY' },
        { has: 'tanpa udang, B 1234 XY', lacks: 'Keterangan' },
      ],
    ]);
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'member', where: 'group', command: 'hadir tanpa udang, B 1234 XY' },
        { place: 'ephemeral', has: 'tanpa udang' },
      ],
    ]);
  });

  it('are never shown in a group, and not to the chair', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'secretariat', where: 'group', command: 'rekap' },
        { has: 'Kemenkeu', lacks: ['udang', '1234'] },
      ],
      [
        { who: 'member', where: 'group', command: 'status' },
        { has: 'Kemenkeu', lacks: ['udang', '1234'] },
      ],
      [
        { who: 'chair', command: 'rekap' },
        { has: 'Kemenkeu', lacks: ['udang', '1234'] },
      ],
    ]);
  });
});
