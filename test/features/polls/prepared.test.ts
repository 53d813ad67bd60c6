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

const MEETING =
  'buatrapat\nNomor: 42\nAcara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula\nTuan rumah: BMKG';
const slots = (number: string) =>
  `jajak ${number}\n10 Februari 2027 pukul 09.00 WIB\n11 Februari 2027 pukul 09.00 WIB`;
const FIRST = 'Pakai Rabu, 10 Februari 2027 pukul 09.00 WIB';

it('a prepared poll waits until a chat is bound, and says where the meeting was moved', async () => {
  const { telegram } = voicesOf(bot);
  await verifyDialogue(telegram, [
    [{ who: 'secretariat', command: MEETING }, {}],
    [{ who: 'secretariat', command: slots('42') }, { has: 'Belum ada yang dikirim' }],
    [{ who: 'secretariat', press: 'Kirim' }, { has: 'Belum ada grup atau kanal' }],
    [{ who: 'admin', where: 'group', command: 'tautkan' }, {}],
    [{ who: 'secretariat', press: 'Kirim' }, { has: 'sedang dikirim ke 1' }],
    [{ who: 'secretariat', command: 'jajak tutup' }, {}],
    [
      { who: 'secretariat', press: FIRST },
      { has: 'Pertemuan ke-42 dipindahkan ke Rabu, 10 Februari 2027 pukul 09.00 WIB.' },
    ],
  ]);
});

it('a slot of a meeting that was cancelled meanwhile is refused with its number', async () => {
  const { slack } = voicesOf(bot);
  await verifyDialogue(slack, [
    [{ who: 'secretariat', command: slots('42').replace('10 Februari', '17 Februari') }, {}],
    [{ who: 'secretariat', press: 'Kirim' }, { has: 'sedang dikirim' }],
    [{ who: 'secretariat', command: 'jajak tutup' }, {}],
  ]);
  const { prisma } = bot.app.database;
  await prisma.meeting.updateMany({ where: { number: 42 }, data: { state: 'cancelled' } });
  const heard = await slack.say({
    who: 'secretariat',
    press: 'Pakai Rabu, 17 Februari 2027 pukul 09.00 WIB',
  });
  expect(heard.text).toContain('Pertemuan ke-42');
});

it('of two prepared polls that are sent at once one begins, and the other waits', async () => {
  const { telegram, slack } = voicesOf(bot);
  await telegram.say({ who: 'secretariat', command: slots('').replace('10 Februari', '16 Februari') });
  await slack.say({ who: 'secretariat', command: slots('').replace('10 Februari', '15 Februari') });
  const heard = await Promise.all([
    telegram.say({ who: 'secretariat', press: 'Kirim' }),
    slack.say({ who: 'secretariat', press: 'Kirim' }),
  ]);
  const texts = heard.map(({ text }) => text).join('\n');
  expect(texts.match(/sedang dikirim/g)).toHaveLength(1);
  expect(texts).toContain('Masih ada jajak pendapat');
  const { prisma } = bot.app.database;
  expect(await prisma.datePoll.count({ where: { closedAt: null } })).toBe(1);
});
