import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createBackups } from '../../src/backup/index.ts';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { withClient } from '../support/database-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runIn } from './operator.ts';

const MEMBERS = `kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id
LAN,Lembaga,LAN,WIB,Budi,Sestama,1001,
`;
const logger = createLogger('silent');
const FIRST = new URL('../../src/require-node.mjs', import.meta.url).href;
const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

test('without a bot, commands start the embedded server for themselves and stop it again', async () => {
  const place = await temporaryFolder();
  const env = { DATA_DIR: join(place, 'data') };
  await writeFile(join(place, 'a.csv'), MEMBERS);
  expect((await runIn(env, ['import', join(place, 'a.csv')])).out).toContain('1 new');
  expect((await runIn(env, ['backup', join(place, 'x.backup')])).code).toBe(0);
  const other = { DATA_DIR: join(place, 'other') };
  expect((await runIn(other, ['restore', join(place, 'x.backup')])).code).toBe(0);
  expect((await runIn(other, ['import', join(place, 'a.csv')])).out).toContain('1 unchanged');
  const bot = await startEmbedded({ dataDir: env.DATA_DIR, logger });
  await bot.stop();
}, 60_000);

test('beside a running bot, commands use its server, leave it running, and restore refuses', async () => {
  const place = await temporaryFolder();
  const env = { DATA_DIR: join(place, 'data') };
  await writeFile(join(place, 'a.csv'), MEMBERS);
  const bot = await startEmbedded({ dataDir: env.DATA_DIR, logger });
  onTestFinished(() => bot.stop());
  expect((await runIn(env, ['import', join(place, 'a.csv')])).out).toContain('1 new');
  expect((await runIn(env, ['backup', join(place, 'x.backup')])).code).toBe(0);
  const refused = await runIn(env, ['restore', join(place, 'x.backup'), '--replace']);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('in use')]);
  const people = await withClient(bot.connectionString, (client) => client.query('SELECT name FROM person'));
  expect(people.rows).toEqual([{ name: 'Budi' }]);
}, 60_000);

test('the bot proves its own backups in a database that only its server’s keeper may make', async () => {
  const place = await temporaryFolder();
  const dataDir = join(place, 'data');
  await writeFile(join(place, 'a.csv'), MEMBERS);
  const { connectionString, upkeep, stop } = await startEmbedded({ dataDir, logger });
  onTestFinished(stop);
  await runIn({ DATA_DIR: dataDir }, ['import', join(place, 'a.csv')]);
  const backups = createBackups({
    ...{ connectionString, upkeep, folder: join(place, 'backups'), keep: 1, logger, clock: systemClock },
    ...{ schedule: '0 2 * * *', zone: 'Asia/Jakarta' },
  });
  await backups.tick();
  expect((await backups.status()).last).toMatchObject({ proof: 'database' });
  const left = await withClient(connectionString, (client) =>
    client.query(`SELECT datname FROM pg_database WHERE datname LIKE 'gunungan\\_%'`),
  );
  expect(left.rows).toEqual([]);
}, 60_000);

test('as a process of its own, a command writes nothing but the result to standard output', async () => {
  const place = await temporaryFolder();
  const env = { PATH: process.env.PATH, DATA_DIR: join(place, 'data'), LOG_LEVEL: 'trace' };
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['--import', FIRST, CLI, ...args], { cwd: place, env });
  const asked = await run('date', 'besok', '--at', '2026-11-24T10:00+07:00', '--json');
  expect(asked.stdout).toBe('{"input":"besok","outcome":"value","value":"2026-11-25","reason":null}\n');
  await writeFile(join(place, 'a.csv'), MEMBERS);
  const imported = await run('import', 'a.csv', '--json');
  expect(imported.stdout).toBe('{"new":1,"changed":0,"ended":0,"unchanged":0}\n');
  await writeFile(join(place, 'b.csv'), MEMBERS.replace('WIB', 'X'));
  await expect(run('import', 'b.csv')).rejects.toMatchObject({ code: 65, stdout: '' });
}, 60_000);
