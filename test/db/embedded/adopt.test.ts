import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { ask, runBot, serverPid, start } from './support.ts';

test('a bot that was killed finds its server running and adopts it at once', async () => {
  const folder = await temporaryFolder();
  const killed = await runBot(folder);
  const pid = await serverPid(folder);
  await ask(killed.said, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await killed.end('SIGKILL');
  const next = await start(folder);
  expect(await serverPid(folder)).toBe(pid);
  expect(next.connectionString).toBe(killed.said);
  expect(await ask(next.connectionString, 'SELECT answer FROM kept')).toBe(42);
  await next.stop();
  await expect(serverPid(folder)).rejects.toThrow('ENOENT');
});

test('a bot that was killed while it listened on a port is adopted there', async () => {
  const folder = join(await temporaryFolder(), 'a'.repeat(60), 'b'.repeat(60));
  const killed = await runBot(folder);
  await killed.end('SIGKILL');
  const next = await start(folder);
  expect(next.connectionString).toBe(killed.said);
});

test('after bot and server were both killed, the server starts anew with what was committed', async () => {
  const folder = await temporaryFolder();
  const killed = await runBot(folder);
  const pid = await serverPid(folder);
  await ask(killed.said, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await killed.end('SIGKILL');
  process.kill(pid, 'SIGKILL');
  const next = await start(folder);
  expect(await serverPid(folder)).not.toBe(pid);
  expect(await ask(next.connectionString, 'SELECT answer FROM kept')).toBe(42);
});

test('a process id that belongs to something else by now does not hinder the start', async () => {
  const folder = await temporaryFolder();
  const first = await start(folder);
  const note = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8');
  await first.stop();
  await writeFile(join(folder, 'postgres', 'postmaster.pid'), note.replace(/^\d+/, String(process.pid)));
  const second = await start(folder);
  expect(await ask(second.connectionString, 'SELECT 1')).toBe(1);
});

test('a server that dies under a running bot is started again at the same address', async () => {
  const folder = await temporaryFolder();
  const server = await start(folder);
  process.kill(await serverPid(folder), 'SIGKILL');
  await vi.waitFor(() => ask(server.connectionString, 'SELECT 1'), { timeout: 10_000, interval: 50 });
  await server.stop();
  await expect(ask(server.connectionString, 'SELECT 1')).rejects.toThrow();
});
