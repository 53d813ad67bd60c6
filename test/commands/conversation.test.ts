import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
});
afterAll(() => bot.close());

describe('the conversation that must work', () => {
  it('binds, creates, announces and takes answers on both platforms', async () => {
    const { telegram, slack, group, channel } = bot;
    telegram.sendText({ from: 9001, chat: group, text: '/tautkan' });
    await slack.command({ from: 'U0ADMIN', channel, command: '/forses', text: 'tautkan' });
    await bot.settled();
    console.log(JSON.stringify(telegram.lastMessage(group), null, 1));
    console.log(JSON.stringify(slack.messagesIn(channel), null, 1));
    telegram.startBot(2001);
    telegram.sendText({ from: 2001, text: '/buatrapat\nAcara: Pertemuan FORSES\nWaktu: Jumat, 5 Februari 2027 pukul 09.00 WIB\nTempat: Aula BMKG\nTuan rumah: BMKG\nNomor: 42' });
    await bot.settled();
    console.log(JSON.stringify(telegram.lastMessage({ id: 2001 }), null, 1));
    telegram.sendText({ from: 2001, text: '/umumkan' });
    await bot.settled();
    console.log(JSON.stringify(telegram.messagesIn(group).at(-1), null, 1));
    telegram.sendText({ from: 2002, chat: group, text: '/hadir' });
    await bot.settled();
    console.log(JSON.stringify(telegram.messagesIn(group).slice(-2), null, 1));
    console.log(JSON.stringify(await slack.command({ from: 'U0DAGRI', channel, command: '/hadir', text: 'bersama staf' })));
    await bot.settled();
    console.log(JSON.stringify(slack.ephemeralsFor('U0DAGRI', channel), null, 1));
    await bot.app.outbox.refreshNotices();
    console.log(JSON.stringify(slack.messagesIn(channel).at(-1), null, 1));
    expect(1).toBe(1);
  });
});
