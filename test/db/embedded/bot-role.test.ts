import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import { afterEach, expect, test } from 'vitest';
import { createDatabase } from '../../../src/db/client.ts';
import { settledPool } from '../../../src/db/connection.ts';
import { serverUser } from '../../../src/db/embedded/settings.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { withClient } from '../../support/database-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { ask, start } from './support.ts';

const logger = createLogger('silent');

function asSuperuser(url: string): string {
  const changed = new URL(url);
  changed.username = serverUser;
  return changed.toString();
}

const isOrdinary = `SELECT NOT (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)
  AND (SELECT datdba = r.oid FROM pg_database WHERE datname = current_database())
  FROM pg_roles r WHERE rolname = current_user`;

const ofOthers = `SELECT (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'pgboss') AND c.relowner <> current_user::regrole)
  + (SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('public', 'pgboss') AND p.proowner <> current_user::regrole)
  + (SELECT count(*) FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE n.nspname IN ('public', 'pgboss') AND t.typowner <> current_user::regrole)
  + (SELECT count(*) FROM pg_namespace WHERE nspname = 'pgboss' AND nspowner <> current_user::regrole)`;

/** What the queue makes in its schema. */
async function startQueue(connectionString: string): Promise<void> {
  const boss = new PgBoss({ ...settledPool(connectionString), schedule: false });
  await boss.start();
  await boss.createQueue('tried');
  await boss.send('tried', {});
  await boss.stop();
}

test('the bot is an ordinary role that owns its database, and reads no file of the machine', async () => {
  const { connectionString } = await start(await temporaryFolder());
  expect(await ask(connectionString, isOrdinary)).toBe(true);
  await expect(ask(connectionString, `SELECT pg_read_file('/etc/passwd')`)).rejects.toThrow(
    'permission denied',
  );
  await expect(ask(connectionString, `COPY (SELECT 1) TO PROGRAM 'true'`)).rejects.toThrow(
    'permission denied',
  );
});

test('a data folder in which all belonged to the superuser is handed over, rows and all', async () => {
  const folder = await temporaryFolder();
  const first = await start(folder);
  const old = asSuperuser(first.connectionString);
  await migrate({ connectionString: old, logger });
  await startQueue(old);
  await withClient(old, async (client) => {
    await client.query(
      `CREATE DOMAIN odd AS text; CREATE TYPE pair AS (a int, b int); CREATE VIEW seen AS SELECT 1`,
    );
    await client.query(
      `INSERT INTO code_guess (platform, external_id, wrong, since) VALUES ('slack', 'U1', 1, now())`,
    );
    await client.query(`ALTER DATABASE gunungan OWNER TO ${serverUser}`);
    await client.query('DROP OWNED BY gunungan_bot; DROP ROLE gunungan_bot');
  });
  await first.stop();

  const { connectionString } = await start(folder);
  expect(await ask(connectionString, isOrdinary)).toBe(true);
  expect(await ask(connectionString, ofOthers)).toBe('0');
  expect(await migrate({ connectionString, logger })).toEqual([]);
  await startQueue(connectionString);
  const database = createDatabase({ connectionString, logger });
  expect(await database.prisma.codeGuess.updateMany({ data: { wrong: 2 } })).toEqual({ count: 1 });
  await database.close();
  // A later migration may change what an earlier one made.
  await ask(connectionString, 'ALTER TABLE meeting ADD COLUMN later int');
});

const strange = {
  PGHOST: '203.0.113.1',
  PGPORT: '1',
  PGUSER: 'somebody',
  PGPASSWORD: 'else',
  PGDATABASE: 'elsewhere',
  PGDATA: '/nowhere',
  PGOPTIONS: '-c search_path=nowhere -c default_transaction_read_only=on',
  PGSSLMODE: 'require',
  PGSSLNEGOTIATION: 'direct',
  PGCLIENT_ENCODING: 'LATIN1',
  PGCLIENTENCODING: 'LATIN1',
  PGDATESTYLE: 'German',
  PGTZ: 'Asia/Jakarta',
  PGAPPNAME: 'psql',
};
afterEach(() => {
  for (const name of Object.keys(strange)) delete process.env[name];
});

test.each(['socket', 'port'])('the shell’s PG variables do not reach a server on a %s', async (way) => {
  Object.assign(process.env, strange);
  const short = await temporaryFolder();
  const folder = way === 'socket' ? short : join(short, 'a'.repeat(60), 'b'.repeat(60));
  const { connectionString, stop } = await start(folder);
  expect(await migrate({ connectionString, logger })).not.toEqual([]);
  await startQueue(connectionString);
  const database = createDatabase({ connectionString, logger });
  await database.ping();
  expect(await database.prisma.forum.count()).toBe(0);
  await database.close();
  expect(await ask(connectionString, `SELECT current_setting('DateStyle') || current_user`)).toBe(
    'ISO, YMDgunungan_bot',
  );
  await stop();
});
