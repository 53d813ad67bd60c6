import { afterAll, beforeAll, describe, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const lines = 'Acara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: y\nNomor: 41';
  await voicesOf(bot).telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
});
afterAll(() => bot.close());

describe.each(['telegram', 'slack'] as const)('a draft in %s', (platform) => {
  it('is on the schedule of who may announce it, and on nobody else’s', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'secretariat', command: 'jadwal' },
        {
          has: [
            'Draf, belum diumumkan:',
            'Ke-41: Kamis, 4 Februari 2027',
            'Belum ada pertemuan yang dijadwalkan',
          ],
        },
      ],
      [{ who: 'member', command: 'jadwal' }, { lacks: 'Ke-41' }],
      [{ who: 'chair', command: 'forum Lain' }, { has: ['“Lain” tidak ada', 'FORSES'] }],
      [{ who: 'chair', command: 'forum forses' }, { has: 'forum FORSES' }],
    ]);
    if (platform === 'telegram')
      await verifyDialogue(voicesOf(bot).telegram, [
        [{ who: 'secretariat', where: 'group', command: 'jadwal' }, { lacks: 'Ke-41' }],
      ]);
  });
});
