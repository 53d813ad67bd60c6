import { afterAll, beforeAll, it } from 'vitest';
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
  'buatrapat\nNomor: 42\nAcara: Uji\nWaktu: 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula\nKapasitas: 1';

it('a form that asks for more places than are left stays open, and no place is given at a cancelled meeting', async () => {
  const { slack } = voicesOf(bot);
  await verifyDialogue(slack, [
    [{ who: 'admin', where: 'group', command: 'tautkan' }, {}],
    [{ who: 'secretariat', command: MEETING }, {}],
    [{ who: 'secretariat', command: 'umumkan 42' }, {}],
    [{ who: 'host', command: 'hadir' }, {}],
    [{ who: 'member', command: 'hadir' }, { has: 'daftar tunggu' }],
    [{ who: 'host', press: 'Lengkapi rincian' }, { place: 'form' }],
    [
      { who: 'host', fill: { mode: 'ruang', companions: '1', vehicles: 'B 1 A', diet: '' } },
      { place: 'errors', has: 'Tempat yang tersisa hanya 0' },
    ],
    [
      { who: 'host', fill: { mode: 'ruang', companions: '0', vehicles: 'B 1 A', diet: '' } },
      { has: ['tersimpan', 'B 1 A'] },
    ],
    [{ who: 'secretariat', command: 'kapasitas 42' }, { buttons: ['Beri tempat: Kemenkeu'] }],
  ]);
  await bot.app.database.prisma.meeting.updateMany({ data: { state: 'cancelled' } });
  await verifyDialogue(slack, [
    [{ who: 'secretariat', press: 'Beri tempat: Kemenkeu' }, { has: 'Pertemuan ke-42 sudah dibatalkan' }],
  ]);
});
