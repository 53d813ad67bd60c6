import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { type Backups, type BackupsParts, createBackups } from '../../src/backup/index.ts';
import { DAY_MS, HOUR_MS, type ManualClock, manualClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createOperator, NOW, type Operator, runIn } from '../cli/operator.ts';
import { withClient, withDatabase } from '../support/database-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Place {
  readonly operator: Operator;
  readonly folder: string;
  readonly clock: ManualClock;
  readonly log: string[];
  make(other?: Partial<BackupsParts>): Backups;
}

/** A filled database and a folder for its backups, at 10.00 WIB. */
async function makePlace(): Promise<Place> {
  const operator = await createOperator();
  await operator.run('forum-add', 'FORSES');
  const folder = join(await temporaryFolder(), 'backups');
  const clock = manualClock(NOW);
  const log: string[] = [];
  const logger = createLogger('info', { write: (line) => void log.push(line) });
  const make = (other: Partial<BackupsParts> = {}): Backups => {
    const backups = createBackups({
      ...{ folder, clock, logger, keep: 2, schedule: '0 2 * * *', zone: 'Asia/Jakarta' },
      ...{ connectionString: operator.database.url, ...other },
    });
    onTestFinished(() => backups.stop());
    return backups;
  };
  return { operator, folder, clock, log, make };
}

const backupsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.backup'));

const scratchOf = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT datname AS name FROM pg_database WHERE datname LIKE 'gunungan_check_%'
       UNION ALL SELECT nspname FROM pg_namespace WHERE nspname LIKE 'gunungan_check_%'`,
    );
    return rows;
  });

test('the first one is made at once, each next one at its hour, and only the newest are kept', async () => {
  const { folder, clock, make, operator } = await makePlace();
  const backups = make();
  expect(await backups.ageSeconds()).toBe(Number.POSITIVE_INFINITY);
  await backups.tick();
  expect(await backupsIn(folder)).toEqual(['gunungan-2026-11-24T030000Z.backup']);
  expect((await stat(join(folder, 'gunungan-2026-11-24T030000Z.backup'))).mode & 0o777).toBe(0o600);
  clock.set(Date.parse('2026-11-24T18:59:00Z'));
  await backups.tick();
  expect(await backupsIn(folder)).toHaveLength(1);
  await writeFile(join(folder, 'my-own.backup'), 'mine');
  await writeFile(join(folder, 'gunungan-2026-11-24T190000Z.backup.part'), 'left by a killed process');
  for (let day = 0; day < 2; day += 1) {
    clock.set(Date.parse('2026-11-24T19:00:00Z') + day * DAY_MS);
    await backups.tick();
  }
  expect((await readdir(folder)).sort()).toEqual([
    'gunungan-2026-11-24T190000Z.backup',
    'gunungan-2026-11-25T190000Z.backup',
    'gunungan-backups.json',
    'my-own.backup',
  ]);
  expect(await backups.status()).toMatchObject({ last: { at: clock.now() }, failure: undefined });
  const other = await createOperator();
  const restored = await other.run('restore', join(folder, 'gunungan-2026-11-25T190000Z.backup'));
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect((await operator.run('export')).out).toBe((await other.run('export')).out);
});

test('it is proved in a schema, or in a database where one may be made, and nothing is left of either', async () => {
  const { make, operator, clock } = await makePlace();
  const backups = make();
  // A bot at work on the same database is in nobody's way.
  const asBot = new URL(operator.database.url);
  asBot.searchParams.set('application_name', 'gunungan');
  await withClient(asBot.toString(), () => backups.tick());
  expect((await backups.status()).last).toMatchObject({ proof: 'schema' });
  clock.advance(DAY_MS);
  const { adminUrl } = inject('databaseServer');
  const upkeep = withDatabase(adminUrl, new URL(operator.database.url).pathname.slice(1));
  const withUpkeep = make({ upkeep });
  await withUpkeep.tick();
  expect((await withUpkeep.status()).last).toMatchObject({ proof: 'database' });
  expect(await scratchOf(operator.database.url)).toEqual([]);
});

test('where the role may make neither, the backup counts and is said to be unproved', async () => {
  const { make, operator, log } = await makePlace();
  const { adminUrl, owner } = inject('databaseServer');
  const name = new URL(operator.database.url).pathname.slice(1);
  await withClient(withDatabase(adminUrl, name), async (client) => {
    await client.query(`ALTER DATABASE ${name} OWNER TO CURRENT_USER`);
    await client.query(`REVOKE CREATE ON DATABASE ${name} FROM ${owner}`);
  });
  const backups = make();
  await backups.tick();
  expect((await backups.status()).last).toMatchObject({ proof: 'none' });
  expect(log.join('')).toContain('the backup is not proved');
});

test('of several processes one makes it', async () => {
  const { make, folder, log } = await makePlace();
  const [one, two, three] = [make(), make(), make()];
  await Promise.all([one.tick(), two.tick(), three.tick()]);
  await two.tick();
  expect(await backupsIn(folder)).toHaveLength(1);
  expect(log.filter((line) => line.includes('backup made'))).toHaveLength(1);
});

test('a folder that cannot be used is told once, tried again each hour, and the older backup stays', async () => {
  const { make, folder, log, clock } = await makePlace();
  await writeFile(folder, 'no folder');
  const backups = make();
  const failures = () => log.filter((line) => line.includes('backup failed'));
  await backups.tick();
  expect(await backups.status()).toEqual({
    failure: { at: NOW, problem: 'BACKUP_DIR is no folder' },
  });
  for (const wait of [HOUR_MS / 2, HOUR_MS, HOUR_MS]) {
    clock.advance(wait);
    await backups.tick();
  }
  expect(failures()).toHaveLength(1);
  await rm(folder);
  clock.advance(HOUR_MS);
  await backups.tick();
  expect(await backups.status()).toMatchObject({ last: { at: clock.now() }, failure: undefined });
});

test('a dump that does not come back whole never takes the name of a backup', async () => {
  const { make, folder, operator, clock, log } = await makePlace();
  const backups = make();
  await backups.tick();
  // A row that the tables of the migrations do not take.
  await withClient(operator.database.url, (client) =>
    client.query('ALTER TABLE forum ALTER COLUMN name DROP NOT NULL; UPDATE forum SET name = NULL'),
  );
  clock.advance(DAY_MS);
  await backups.tick();
  expect(await backupsIn(folder)).toEqual(['gunungan-2026-11-24T030000Z.backup']);
  expect(await readdir(folder)).toHaveLength(2);
  const problem = 'The backup could not be put back.';
  expect(await backups.status()).toMatchObject({
    ...{ last: { at: NOW }, failure: { at: NOW + DAY_MS, problem } },
  });
  expect(log.join('')).toContain('backup failed');
  expect(await scratchOf(operator.database.url)).toEqual([]);
});

test('one that somebody removed does not count; the doctor says how it stands', async () => {
  const { make, folder, operator, clock } = await makePlace();
  const doctor = async (env: Readonly<Record<string, string>> = { BACKUP_DIR: folder }) =>
    (await runIn({ DATABASE_URL: operator.database.url, ...env }, ['doctor'], clock)).out;
  expect(await doctor({})).toContain('note backups: the bot makes none by itself');
  expect(await doctor()).toContain('note backups: there is no good one yet');
  const backups = make();
  await backups.tick();
  const file = 'gunungan-2026-11-24T030000Z.backup';
  expect(await doctor()).toMatch(new RegExp(`ok   backups: the last good one is ${file}: .* scratch schema`));
  clock.advance(3 * DAY_MS);
  expect(await doctor()).toContain(`fail backups: the last good one is ${file}, and a newer one is overdue`);
  await rm(join(folder, file));
  expect((await backups.status()).last).toBeUndefined();
  await writeFile(
    join(folder, 'gunungan-backups.json'),
    JSON.stringify({ failure: { at: NOW, problem: 'the disk of BACKUP_DIR is full' } }),
  );
  expect(await doctor()).toContain('the disk of BACKUP_DIR is full');
});
