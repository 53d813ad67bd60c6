import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Telegraf } from 'telegraf';
import { expect, onTestFinished, test } from 'vitest';
import { type StartedSimulator, startSimulator } from './start-simulator.ts';

const keyboard = { inline_keyboard: [[{ text: 'Hadir', callback_data: 'hadir' }]] };

interface Scene extends StartedSimulator {
  readonly bot: Telegraf;
}

/** A small bot on the real telegraf that answers commands, buttons and documents. */
async function withBot(): Promise<Scene> {
  const started = await startSimulator();
  const bot = new Telegraf(started.sim.token, { telegram: { apiRoot: started.apiRoot } });
  bot.start((ctx) =>
    ctx.reply(`Selamat datang, <b>${ctx.payload}</b>`, { parse_mode: 'HTML', reply_markup: keyboard }),
  );
  bot.command('surat', (ctx) =>
    ctx.replyWithDocument(
      { source: Buffer.from('BEGIN:VCALENDAR'), filename: 'rapat.ics' },
      { caption: 'Rapat' },
    ),
  );
  bot.action('hadir', async (ctx) => {
    await ctx.editMessageText('Terima kasih');
    await ctx.answerCbQuery('Tercatat', { show_alert: true });
  });
  bot.command('hadir', (ctx) =>
    ctx.reply('Baik', { reply_parameters: { message_id: ctx.message.message_id } }),
  );
  return { ...started, bot };
}

async function withPolling(): Promise<Scene> {
  const scene = await withBot();
  const launched = scene.bot.launch();
  onTestFinished(async () => {
    scene.bot.stop();
    await launched;
  });
  return scene;
}

test('a polling bot answers commands, buttons and sends files', async () => {
  const { sim } = await withPolling();
  const budi = sim.addUser({ id: 2 ** 52 - 1, firstName: 'Budi' });
  sim.startBot(budi, 'BMKG');
  await sim.settled();
  expect(sim.lastMessage(budi)).toMatchObject({ text: 'Selamat datang, BMKG', reply_markup: keyboard });
  expect(await sim.pressButton({ from: budi, text: 'Hadir' })).toMatchObject({
    text: 'Tercatat',
    alert: true,
  });
  sim.sendText({ from: budi, text: '/surat' });
  await sim.settled();
  expect(sim.messagesIn(budi).slice(1)).toMatchObject([
    { text: 'Terima kasih' },
    { text: '/surat' },
    { caption: 'Rapat', document: { file_name: 'rapat.ics', mime_type: 'text/calendar', file_size: 15 } },
  ]);
  expect(sim.requests.filter(({ status }) => status !== undefined && status !== 200)).toEqual([]);
});

test('in a group a command with the bot’s name is answered as a reply', async () => {
  const { sim } = await withPolling();
  const budi = sim.addUser({ id: 1001, firstName: 'Budi' });
  const group = sim.createSupergroup({ title: 'FORSES', members: [budi] });
  sim.sendText({ from: budi, chat: group, text: '/hadir@GununganBot' });
  await sim.settled();
  expect(sim.lastMessage(group)).toMatchObject({ text: 'Baik', reply_to_message: { from: { id: 1001 } } });
});

test('what was sent while the bot was away is handled when it comes', async () => {
  const { sim, bot } = await withBot();
  const budi = sim.addUser({ id: 1001, firstName: 'Budi' });
  sim.startBot(budi, 'awal');
  const launched = bot.launch();
  await sim.settled();
  bot.stop();
  await launched;
  expect(sim.lastMessage(budi)).toMatchObject({ text: 'Selamat datang, awal' });
});

test('a second poller ends the first with a conflict', async () => {
  const { sim, bot, call } = await withBot();
  const launched = bot.launch();
  await sim.waitFor(() => sim.requests.some(({ method }) => method === 'getUpdates'));
  await Promise.all([expect(launched).rejects.toThrow('409: Conflict'), call('getUpdates')]);
});

test('a webhook bot answers too, also by the answer to the webhook itself', async () => {
  const { sim, bot } = await withBot();
  const server = createServer(bot.webhookCallback('/telegram', { secretToken: 'rahasia' }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  await bot.telegram.setWebhook(`http://127.0.0.1:${port}/telegram`, { secret_token: 'rahasia' });
  const budi = sim.addUser({ id: 1001, firstName: 'Budi' });
  sim.startBot(budi, 'LAN');
  await sim.settled();
  expect(sim.lastMessage(budi)).toMatchObject({ text: 'Selamat datang, LAN' });
  expect(await sim.pressButton({ from: budi, data: 'hadir' })).toMatchObject({ text: 'Tercatat' });
});

test('refusals reach the bot as telegraf’s own errors', async () => {
  const { sim, bot } = await withBot();
  sim.startBot(sim.addUser({ id: 1001, firstName: 'Budi' }));
  await expect(bot.telegram.sendMessage(5, 'x')).rejects.toMatchObject({ code: 400 });
  sim.faults.next({ kind: '429', retryAfterSeconds: 3 });
  await expect(bot.telegram.sendMessage(1001, 'x')).rejects.toMatchObject({
    code: 429,
    parameters: { retry_after: 3 },
  });
});

test('the methods a bot sets itself up with are accepted', async () => {
  const { bot, sim } = await withBot();
  await bot.telegram.setMyCommands([{ command: 'hadir', description: 'Menyatakan hadir' }], {
    scope: { type: 'all_group_chats' },
  });
  expect(await bot.telegram.getMyCommands({ scope: { type: 'all_group_chats' } })).toHaveLength(1);
  await bot.telegram.setMyDescription('Forum');
  const group = sim.createSupergroup({ title: 'FORSES' });
  sim.addBot(group, { status: 'administrator' });
  const { message_id } = await bot.telegram.sendMessage(group.id, 'Undangan');
  await bot.telegram.pinChatMessage(group.id, message_id, { disable_notification: true });
  await bot.telegram.unpinChatMessage(group.id, message_id);
  await bot.telegram.deleteMessage(group.id, message_id);
  const { file_id } = (
    await bot.telegram.sendDocument(group.id, { source: Buffer.from('x'), filename: 'a.txt' })
  ).document;
  const link = await bot.telegram.getFileLink(file_id);
  expect(await (await fetch(link)).text()).toBe('x');
});
