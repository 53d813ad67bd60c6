import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { ask, serverPid, start } from './support.ts';

test('the first start makes an empty database in UTF-8 that keeps what is committed', async () => {
  const folder = await temporaryFolder();
  const server = await start(join(folder, 'made', 'on', 'the', 'way'), { settings: {} });
  expect(await ask(server.connectionString, 'SHOW server_encoding')).toBe('UTF8');
  expect(await ask(server.connectionString, 'SHOW fsync')).toBe('on');
  expect(await ask(server.connectionString, 'SHOW synchronous_commit')).toBe('on');
  expect(await ask(server.connectionString, 'SHOW listen_addresses')).toBe('');
  expect(await ask(server.connectionString, "SELECT upper('é') = 'É'")).toBe(true);
});

test('the next start finds the data again, and stopping twice is fine', async () => {
  const folder = await temporaryFolder();
  const first = await start(folder);
  await ask(first.connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await Promise.all([first.stop(), first.stop()]);
  await expect(serverPid(folder)).rejects.toThrow('ENOENT');
  const second = await start(folder);
  expect(await ask(second.connectionString, 'SELECT answer FROM kept')).toBe(42);
});

test('the folder may be called anything', async () => {
  const folder = join(await temporaryFolder(), `O'Brien "Jakarta", 100% é $HOME`);
  const first = await start(folder);
  await first.stop();
  const second = await start(folder);
  expect(await ask(second.connectionString, 'SELECT 1')).toBe(1);
});

test('a path too long for a socket is served on a loopback port behind a password', async () => {
  const folder = join(await temporaryFolder(), 'a'.repeat(60), 'b'.repeat(60));
  const server = await start(folder);
  expect(new URL(server.connectionString).hostname).toBe('127.0.0.1');
  expect(await ask(server.connectionString, 'SHOW listen_addresses')).toBe('127.0.0.1');
  const wrong = new URL(server.connectionString);
  wrong.password = 'guess';
  await expect(ask(wrong.toString(), 'SELECT 1')).rejects.toThrow('password authentication failed');
  expect((await stat(join(folder, 'postgres.password'))).mode & 0o077).toBe(0);
});

test('an interrupted first start leaves nothing that hinders the next', async () => {
  const folder = await temporaryFolder();
  const first = await start(folder);
  await first.stop();
  await rm(join(folder, 'postgres'), { recursive: true });
  await writeFile(join(folder, 'postgres-a1B2c3'), 'half made');
  const second = await start(folder);
  expect(await ask(second.connectionString, 'SELECT 1')).toBe(1);
  await expect(readFile(join(folder, 'postgres-a1B2c3'))).rejects.toThrow('ENOENT');
});
