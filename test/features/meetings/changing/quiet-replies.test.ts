import { afterAll, beforeAll, expect, it } from 'vitest';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { telegramText } from '../../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  for (const [number, when] of [
    [41, 'Rabu, 25 November 2026 pukul 15.00 WIB'],
    [42, 'Kamis, 4 Februari 2027 pukul 09.00 WIB'],
    [43, 'Kamis, 8 April 2027 pukul 09.00 WIB'],
    [44, 'Jumat, 9 April 2027 pukul 09.00 WIB'],
  ])
    await telegram.say({
      who: 'secretariat',
      command: `buatrapat\nAcara: Pertemuan\nWaktu: ${when}\nTempat: Aula\nNomor: ${number}`,
    });
  for (const number of [41, 42, 44]) await telegram.say({ who: 'secretariat', command: `umumkan ${number}` });
  await telegram.say({ who: 'member', command: 'start' });
  await telegram.say({ who: 'chair', command: 'giliran tambah BMKG' });
  bot.clock.set(Date.parse('2026-11-24T21:00:00+07:00'));
});
afterAll(() => bot.close());

const AFTER_QUIET = 'dikirim pada Rabu, 25 November 2026 pukul 06.00 WIB, setelah jam tenang.';
const inGroup = (): string => bot.telegram.messagesIn(bot.group).map(telegramText).join('\n———\n');

it('a change at night says when the others are told of it, and they are told then', async () => {
  await verifyDialogue(voicesOf(bot).telegram, [
    [
      { who: 'secretariat', command: 'ubahrapat 42\nTempat: Ruang Utama' },
      { has: ['diperbarui: tempat', AFTER_QUIET], lacks: 'akan diberi tahu' },
    ],
    [
      { who: 'secretariat', command: 'tundarapat 42 Kamis, 11 Februari 2027 pukul 09.00 WIB' },
      { has: ['dipindahkan ke', AFTER_QUIET], lacks: 'akan diberi tahu' },
    ],
  ]);
  await bot.settled();
  expect(inGroup()).not.toContain('Perubahan');
});

it('an urgent change says that all are told, without waiting', async () => {
  await verifyDialogue(voicesOf(bot).telegram, [
    [
      { who: 'secretariat', command: 'ubahrapat 41\nTempat: Ruang Utama' },
      { has: 'Semua yang sudah menerima undangan akan diberi tahu.', lacks: 'jam tenang' },
    ],
  ]);
  await bot.settled();
  expect(inGroup()).toContain('Perubahan Pertemuan ke-41');
});

it('a change that becomes urgent before the morning says when', async () => {
  await verifyDialogue(voicesOf(bot).telegram, [
    [
      { who: 'secretariat', command: 'tundarapat 44 Kamis, 26 November 2026 pukul 02.00 WIB' },
      {
        has: 'dikirim pada Rabu, 25 November 2026 pukul 02.00 WIB, sehari sebelum',
        lacks: 'setelah jam tenang',
      },
    ],
  ]);
});

it('an announcement at night is sent at once, and so is a reminder where that is chosen, as their replies say', async () => {
  const { telegram } = voicesOf(bot);
  await verifyDialogue(telegram, [
    [
      { who: 'secretariat', command: 'umumkan 43' },
      { has: 'dikirim ke 1 grup atau kanal', lacks: 'jam tenang' },
    ],
    [
      { who: 'secretariat', command: 'ingatkan belum 42' },
      { has: ['Pratinjau pengingat', 'Sekarang jam tenang atau hari libur bagi'] },
    ],
    [
      { who: 'secretariat', press: 'Kirim' },
      { has: 'Pengingat sedang dikirim', lacks: 'jam tenang' },
    ],
  ]);
  await bot.settled();
  const waiting = await bot.app.database.prisma.delivery.findMany({
    where: { reason: 'quiet' },
    select: { notice: { select: { kind: true } } },
  });
  const kinds = waiting.map(({ notice }) => notice.kind);
  expect(kinds).toContain('change');
  expect(kinds).not.toContain('announcement');
  expect(kinds).not.toContain('manualReminder');
  expect(telegramText(bot.telegram.lastMessage({ id: 2003 }))).toContain('Pertemuan ke-42');
});

it('the question to a host at night says when it is asked', async () => {
  await verifyDialogue(voicesOf(bot).telegram, [
    [{ who: 'chair', command: 'giliran tanya BMKG' }, { has: ['Pertanyaan kesediaan kepada', AFTER_QUIET] }],
  ]);
});
