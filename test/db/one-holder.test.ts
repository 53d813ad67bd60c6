import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { listMigrations, migrationsFolder } from '../../src/db/migration-files.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { withClient } from '../support/database-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const RULE = '20261130195200_one_holder';
const logger = createLogger('silent');
let database: TestDatabase;

/** A database as the version before the rule left it, with one institution. */
beforeEach(async () => {
  database = await createEmptyDatabase();
  const folder = await temporaryFolder();
  for (const name of (await listMigrations()).filter((one) => one < RULE))
    await cp(join(migrationsFolder, name), join(folder, name), { recursive: true });
  await migrate({ connectionString: database.url, logger, folder });
  await query(`
    INSERT INTO forum (name, time_zone, calendar_token, created_at) VALUES ('F', 'Asia/Jakarta', 't', now());
    INSERT INTO institution (forum_id, code, official_name, short_name, time_zone, created_at)
      VALUES (1, 'BMKG', 'BMKG', 'BMKG', 'Asia/Jakarta', now());
    INSERT INTO seat (forum_id, institution_id) VALUES (1, 1);
    INSERT INTO person (forum_id, name, created_at) SELECT 1, 'P' || n, now() FROM generate_series(1, 4) n;`);
});
afterEach(() => database.drop());

const query = (sql: string): Promise<readonly Record<string, unknown>[]> =>
  withClient(database.url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
/** Before the upgrade a capacity is a text, afterwards a type of its own. */
const hold = (rows: string, type: 'text' | 'capacity' = 'text'): Promise<unknown> =>
  query(`INSERT INTO seat_holder (forum_id, seat_id, person_id, capacity, from_at, until_at)
    SELECT 1, 1, p, c::${type}, f::timestamptz, u::timestamptz FROM (VALUES ${rows}) AS v(p, c, f, u)`);
const upgrade = (): Promise<unknown> => migrate({ connectionString: database.url, logger });
const holders = (): Promise<readonly Record<string, unknown>[]> =>
  query(`SELECT person_id AS person, capacity, until_at IS NULL AS open, until_at <= from_at AS never
    FROM seat_holder ORDER BY id`);

test('of two officials at once the first stays, the other becomes an aide, and the trail says so', async () => {
  await hold(
    `(2, 'holder', '2026-11-02', NULL), (1, 'holder', '2026-11-01', NULL), (3, 'aide', '2026-11-01', NULL)`,
  );
  await upgrade();
  expect(await holders()).toMatchObject([
    { person: 2, capacity: 'aide', open: true },
    { person: 1, capacity: 'holder', open: true },
    { person: 3, capacity: 'aide', open: true },
  ]);
  expect(await query('SELECT actor, action, subject FROM audit_entry')).toEqual([
    { actor: 'system', action: 'pejabat ganda dirapikan', subject: 'BMKG, #2' },
  ]);
});

test('one who holds the seat twice holds it once, as long as either said', async () => {
  await hold(`(1, 'holder', '2026-11-01', '2026-12-01'), (1, 'holder', '2026-11-05', NULL)`);
  await upgrade();
  expect(await holders()).toMatchObject([
    { capacity: 'holder', open: true },
    { capacity: 'holder', never: true },
  ]);
});

test('a successor from a later day and holders of the past are left alone', async () => {
  await hold(`(1, 'holder', '2025-01-01', '2026-01-01'), (2, 'holder', '2026-01-01', '2026-12-01'),
    (3, 'holder', '2026-12-01', NULL), (4, 'holder', '2026-06-01', '2026-05-01')`);
  await upgrade();
  expect((await holders()).map(({ capacity }) => capacity)).toEqual(['holder', 'holder', 'holder', 'holder']);
  expect(await query('SELECT FROM audit_entry')).toEqual([]);
});

test('no second official can be written, and one from the day on which the first ends can', async () => {
  await upgrade();
  await hold(`(1, 'holder', '2026-11-01', NULL)`, 'capacity');
  await expect(hold(`(2, 'holder', '2027-01-01', NULL)`, 'capacity')).rejects.toThrow(
    'seat_holder_one_holder',
  );
  await query(`UPDATE seat_holder SET until_at = '2027-01-01'`);
  await hold(`(2, 'holder', '2027-01-01', NULL), (3, 'aide', '2026-11-01', NULL)`, 'capacity');
});
