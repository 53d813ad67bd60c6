import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { ask, refusal, runBot, serverPid, start } from './support.ts';

test('a second bot on one data folder is refused, with the process that has it', async () => {
  const folder = await temporaryFolder();
  const first = await runBot(folder);
  const refused = await refusal(folder);
  expect(refused.code).toBe('embedded-in-use');
  expect(refused.message).toContain(`process ${first.pid}`);
  expect(await ask(first.said, 'SELECT 1')).toBe(1);
});

test('a second bot on a folder with a long path is refused too', async () => {
  const folder = join(await temporaryFolder(), 'a'.repeat(60), 'b'.repeat(60));
  await runBot(folder);
  expect((await refusal(folder)).code).toBe('embedded-in-use');
});

test('of two bots that start at the same moment, one gets the folder', async () => {
  const folder = await temporaryFolder();
  const bots = await Promise.all([runBot(folder), runBot(folder)]);
  const said = bots.map((bot) => bot.said.split(':')[0]);
  expect(said.filter((word) => word === 'postgresql')).toHaveLength(1);
  expect(bots.find((bot) => !bot.said.startsWith('postgresql:'))?.said).toContain('is in use by');
});

test('a command uses the server of the running bot and leaves it running', async () => {
  const folder = await temporaryFolder();
  const bot = await runBot(folder);
  const shared = await start(folder, { isSharing: true });
  expect(shared.connectionString).toBe(bot.said);
  await shared.stop();
  expect(await ask(bot.said, 'SELECT 1')).toBe(1);
});

test('a bot that stops on request leaves no server behind and gives the folder free', async () => {
  const folder = await temporaryFolder();
  const bot = await runBot(folder);
  await bot.end('SIGTERM');
  await expect(serverPid(folder)).rejects.toThrow('ENOENT');
  const next = await start(folder);
  expect(await ask(next.connectionString, 'SELECT 1')).toBe(1);
});
