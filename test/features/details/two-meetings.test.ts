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

it('who is a substitute at two meetings sees the one that the code or the number names', async () => {
  const { telegram, slack } = voicesOf(bot);
  await verifyDialogue(telegram, [[{ who: 'admin', where: 'group', command: 'tautkan' }, {}]]);
  for (const [number, day] of [
    ['42', '4'],
    ['43', '25'],
  ]) {
    await verifyDialogue(telegram, [
      [
        {
          who: 'secretariat',
          command: `buatrapat\nNomor: ${number}\nAcara: Uji\nWaktu: ${day} Februari 2027 pukul 09.00 WIB\nTempat: Aula`,
        },
        {},
      ],
      [{ who: 'secretariat', command: `umumkan ${number}` }, {}],
      [{ who: 'member', command: `diwakili ${number} Sri, Karo Umum` }, { has: `ke-${number}` }],
      [{ who: 'member', command: `rincian ${number}` }, {}],
    ]);
    const given = await telegram.say({ who: 'member', press: 'Kode untuk wakil' });
    const [code = ''] = /WKL-\S{5}-\S{5}/.exec(given.text) ?? [];
    const heard = await slack.say({ who: 'stranger', command: `rincian ${code}` });
    expect(heard.text).toContain(`Pertemuan ke-${number}`);
  }
  await verifyDialogue(slack, [
    [{ who: 'stranger', command: 'rincian 43' }, { has: 'Pertemuan ke-43' }],
    [{ who: 'stranger', command: 'rincian 42' }, { has: 'Pertemuan ke-42' }],
    [{ who: 'stranger', command: 'rincian' }, { has: 'Pertemuan ke-42' }],
    [
      { who: 'stranger', command: 'bahasa en' },
      { has: '/forses bahasa', lacks: '{{' },
    ],
  ]);
});
