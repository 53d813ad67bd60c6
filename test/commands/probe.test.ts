import { afterAll, beforeAll, it } from 'vitest';
import { enterCast } from '../support/cast.ts';
import { voicesOf } from '../support/dialogue.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
let bot: TestApp;
beforeAll(async () => { bot = await createTestApp(); await enterCast(bot); });
afterAll(() => bot.close());
it('probes', async () => {
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({ who: 'secretariat', command: 'buatrapat\nAcara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula' });
  await telegram.say({ who: 'secretariat', command: 'umumkan' });
  bot.telegram.onChange((e) => { if (e.type === 'message' || e.type==='edit' || e.type==='callback' || e.type==='update' || e.type==='confirmed') console.log(JSON.stringify(e).slice(0,300)); });
  console.log(await telegram.say({ who: 'secretariat', command: 'ingatkan' }));
  console.log(await telegram.say({ who: 'secretariat', press: 'Batal' }));
  await new Promise((r)=>setTimeout(r,1000));
}, 60000);
