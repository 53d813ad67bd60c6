import { chmod, cp, lstat, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canReach, chooseAccount, isRoot, parseAccounts } from '../../../src/db/embedded/account.ts';
import { findBinaries } from '../../../src/db/embedded/binaries.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { ask, refusal, start } from './support.ts';

const passwd = `root:x:0:0:root:/root:/bin/bash
# a comment
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
`;

test('accounts are read from a passwd file', () => {
  expect(parseAccounts(passwd)).toEqual([
    { name: 'root', uid: 0, gid: 0 },
    { name: 'nobody', uid: 65_534, gid: 65_534 },
  ]);
});

test('an account reaches a folder only through folders that let it pass', async () => {
  const folder = await temporaryFolder();
  const stranger = { name: 'stranger', uid: 54_321, gid: 54_321 };
  await mkdir(join(folder, 'private', 'inner'), { recursive: true });
  for (const path of ['private', 'private/inner']) await chmod(join(folder, path), 0o755);
  expect(await canReach(stranger, join(folder, 'private', 'inner'))).toBe(true);
  await chmod(join(folder, 'private'), 0o700);
  expect(await canReach(stranger, join(folder, 'private', 'inner'))).toBe(false);
});

test.skipIf(isRoot())('an ordinary user runs the server too', async () => {
  expect(await chooseAccount([])).toBeUndefined();
});

describe.runIf(isRoot())('started as root', () => {
  test('the server runs as somebody else, who owns the data', async () => {
    const folder = await temporaryFolder();
    const server = await start(folder);
    expect((await stat(join(folder, 'postgres'))).uid).not.toBe(0);
    expect(await ask(server.connectionString, 'SELECT 1')).toBe(1);
  });

  test('a data folder private to root is given to the account', async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o700);
    const server = await start(folder);
    expect(await ask(server.connectionString, 'SELECT 1')).toBe(1);
  });

  test('from a private home, programs and data are put where the account reaches them', async () => {
    const folder = await temporaryFolder();
    const home = join(folder, 'home');
    const stateFolder = join(folder, 'state');
    const found = await findBinaries();
    await cp(found.folder, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    for (const path of [home, join(home, 'native', 'lib')]) await chmod(path, 0o700);
    const options = { stateFolder, binaries: { ...found, folder: join(home, 'native') } };
    const first = await start(join(home, 'data'), options);
    await ask(first.connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect((await lstat(join(home, 'data', 'postgres'))).isSymbolicLink()).toBe(true);
    expect(await readdir(stateFolder)).toHaveLength(2);
    const second = await start(join(home, 'data'), options);
    expect(await ask(second.connectionString, 'SELECT answer FROM kept')).toBe(42);
    await second.stop();
    expect(await readdir(stateFolder)).toHaveLength(2);
  });

  test('data unpacked by root is handed to the account', async () => {
    const folder = await temporaryFolder();
    const first = await start(join(folder, 'old'));
    await ask(first.connectionString, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    await cp(join(folder, 'old'), join(folder, 'new'), { recursive: true });
    expect((await stat(join(folder, 'new', 'postgres'))).uid).toBe(0);
    const second = await start(join(folder, 'new'));
    expect(await ask(second.connectionString, 'SELECT answer FROM kept')).toBe(42);
  });

  test('data in a private folder is refused with the reason', async () => {
    const folder = await temporaryFolder();
    const first = await start(join(folder, 'home', 'data'));
    await first.stop();
    await chmod(join(folder, 'home'), 0o700);
    const refused = await refusal(join(folder, 'home', 'data'));
    expect(refused.code).toBe('embedded-unreachable');
  });
});
