import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainFault } from '../../../src/db/embedded/fault.ts';
import { openFolders } from '../../../src/db/embedded/folders.ts';
import { describeFault } from '../../../src/lib/error.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { refusal, start } from './support.ts';

test('data of another major version is left alone', async () => {
  const folder = await temporaryFolder();
  const server = await start(folder);
  await server.stop();
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '17\n');
  const refused = await refusal(folder);
  expect(refused.code).toBe('embedded-version');
  expect(refused.message).toContain('made by PostgreSQL 17, and this bot comes with PostgreSQL 18');
});

test('a folder of something else is left alone', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'postgres'));
  await writeFile(join(folder, 'postgres', 'letter.txt'), 'not ours');
  expect((await refusal(folder)).code).toBe('embedded-foreign-folder');
});

test('a link to data that is gone is not replaced by empty data', async () => {
  const folder = await temporaryFolder();
  await symlink(join(folder, 'gone'), join(folder, 'postgres'));
  expect((await refusal(folder)).code).toBe('embedded-lost-folder');
});

test('a data folder that is a file is refused', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  const refused = await refusal(file);
  expect(describeFault(refused)).toBe(
    `${file} is not a folder. Set DATA_DIR to a folder, or set DATABASE_URL to a PostgreSQL server of your own.`,
  );
  expect(refused.exitCode).toBe(78);
});

test('a system without the programs learns the way out', async () => {
  const folder = await temporaryFolder();
  const binaries = { folder: join(folder, 'nothing', 'native'), version: '18.4.0' };
  const refused = await refusal(join(folder, 'data'), { binaries, stateFolder: join(folder, 'state') });
  expect(refused.code).toBe('embedded-binaries');
  expect(refused.nextStep).toContain('DATABASE_URL');
});

test('after a refusal the folder is free again', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'postgres'));
  await writeFile(join(folder, 'postgres', 'letter.txt'), 'not ours');
  await refusal(folder);
  await rm(join(folder, 'postgres'), { recursive: true });
  await start(folder);
});

/** What the system says, what it is called, and how the bot exits: 78 where only another DATA_DIR mends it. */
const sayings: readonly (readonly [string, string, number])[] = [
  ['FATAL:  could not write to file "pg_wal/x": No space left on device', 'embedded-disk-full', 1],
  ['EROFS: read-only file system, mkdir', 'embedded-read-only', 78],
  ['postgres: error while loading shared libraries: libicuuc.so.60: cannot open', 'embedded-binaries', 1],
  [
    'initdb: error: could not look up effective user ID 1000650000: user does not exist',
    'embedded-account',
    1,
  ],
  ['FATAL:  could not create shared memory segment: Cannot allocate memory', 'embedded-memory', 1],
  ["EACCES: permission denied, mkdir '/srv'", 'embedded-permission', 78],
  ['FATAL:  data directory "/x" has wrong ownership', 'embedded-owner', 1],
  ['FATAL:  something quite new', 'embedded-failed', 1],
  ["ENOENT: no such file or directory, mkdir '/proc/x'", 'embedded-no-folder', 78],
];

test.each(sayings)('%s is explained in two sentences', (said, code, exitCode) => {
  const fault = explainFault({ doing: 'start', folder: '/srv/bot/postgres', said });
  expect(fault).toMatchObject({ code, exitCode });
  expect(describeFault(fault)).toMatch(
    /^[^\n]+\. [^\n]+, or set DATABASE_URL to a PostgreSQL server of your own\.$/,
  );
});

test.skipIf(process.platform !== 'linux')(
  'a data folder where none can ever be made is refused at once',
  async () => {
    await expect(openFolders('/proc/gunungan/data')).rejects.toThrow('/proc/gunungan/data');
  },
);
