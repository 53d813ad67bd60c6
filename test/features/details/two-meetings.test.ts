import { afterAll, beforeAll, expect, it } from 'vitest';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { telegramText } from '../../support/read-messages.ts';
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

it('what is written beside a substitute reaches guards and kitchen the day before, where nobody filled in anything', async () => {
  await verifyDialogue(voicesOf(bot).telegram, [
    [{ who: 'member', command: 'diwakili 42 Sri, Karo Umum, vegetarian' }, { has: 'Diwakili' }],
    [{ who: 'secretariat', command: 'status' }, {}],
  ]);
  await bot.advance(Date.UTC(2027, 1, 3, 8, 5) - bot.clock.now());
  await bot.settled();
  const lists = bot.telegram
    .messagesIn(CAST.secretariat.telegram)
    .map(telegramText)
    .filter((text) => text.toUpperCase().includes('KEAMANAN DAN KONSUMSI'));
  expect(lists).toEqual([expect.stringContaining('Kemenkeu: vegetarian')]);
});
