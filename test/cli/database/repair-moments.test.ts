import { open } from 'node:fs/promises';
import type { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { dumpDatabase } from '../../../src/backup/dump.ts';
import { createDatabase, type Database } from '../../../src/db/client.ts';
import { openClient } from '../../../src/db/connection.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { checkMoments } from '../../../src/db/moment-check.ts';
import { findShift } from '../../../src/db/shifted-moments.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { importMembers } from '../../../src/features/members/import/service.ts';
import { systemRandomness } from '../../../src/lib/ids.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { contentsOf } from '../../support/contents.ts';
import { withClient } from '../../support/database-server.ts';
import { SAMPLE_MEMBERS } from '../../support/sample-members.ts';
import { createOperator, NOW, type Operator } from '../operator.ts';

const logger = createLogger('silent');
const DAY = 86_400_000;

/** The client as 0.1.0 had it: its connections keep the zone of the server. */
function openShifted(url: string, zone: string): Database {
  const database = createDatabase({ connectionString: url, logger });
  database.pool.prependListener('connect', (client) => client.query(`SET TimeZone TO '${zone}'`));
  onTestFinished(() => database.close());
  return database;
}

/** A connection of 0.1.0's backup. */
async function openPlain(url: string, zone: string): Promise<Client> {
  const client = await openClient({ connectionString: url }, () => undefined);
  await client.query(`SET TimeZone TO '${zone}'; SET DateStyle TO 'German'; SET bytea_output TO escape`);
  onTestFinished(() => client.end());
  return client;
}

/** What a forum does: the same, whatever zone the connections have. */
async function play({ prisma }: Database, hasImport = true): Promise<void> {
  const at = (days: number): Date => new Date(NOW + days * DAY);
  const forum = { name: 'FORSES', timeZone: 'Asia/Jakarta', calendarToken: 'token', createdAt: at(0) };
  const { id: forumId } = await prisma.forum.create({ data: forum });
  if (hasImport) {
    await inTransaction({ prisma }, (db) =>
      importMembers(
        { db, now: NOW, randomness: systemRandomness, enqueue: async () => {}, cause: 'cli', logger },
        { forumId, rows: SAMPLE_MEMBERS, actor: { personId: undefined, label: 'cli' } },
      ),
    );
    await prisma.seatHolder.update({ where: { id: 1 }, data: { untilAt: at(2.123) } });
    await prisma.account.update({ where: { id: 1 }, data: { lastUsedAt: at(1), revokedAt: at(2) } });
  }
  const { id: personId } = await prisma.person.create({ data: { forumId, name: 'Baru', createdAt: at(3) } });
  for (const [number, days] of [12, 200].entries()) {
    await prisma.meeting.create({
      data: {
        ...{
          forumId,
          number,
          title: 'Pertemuan',
          place: 'Aula',
          timeZone: 'Asia/Jakarta',
          state: 'announced',
        },
        ...{ startsAt: at(days), answerBy: at(days - 2), announcedAt: at(1), createdAt: at(0) },
      },
    });
  }
  const entry = { forumId, personId, actor: `person:${personId}`, action: 'umumkan' };
  await prisma.auditEntry.create({ data: { ...entry, at: at(0.5) } });
  await prisma.processedUpdate.create({ data: { platform: 'telegram', key: '1', at: at(0.25) } });
}

async function straightContents(): Promise<Readonly<Record<string, unknown>>> {
  const { database } = await createOperator();
  const client = createDatabase({ connectionString: database.url, logger });
  await play(client).finally(() => client.close());
  return contentsOf(database);
}

async function shiftedOperator(zone: string, hasImport = true): Promise<Operator> {
  const operator = await createOperator();
  const { url } = operator.database;
  const setZone = `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET TimeZone TO '${zone}'`;
  await withClient(url, (client) => client.query(setZone));
  const database = openShifted(url, zone);
  await play(database, hasImport).finally(() => database.close());
  return operator;
}

test.each(['Asia/Jakarta', 'Pacific/Chatham'])(
  'what was stored on a server in %s is found, and repaired to the millisecond',
  async (zone) => {
    const operator = await shiftedOperator(zone);
    const stored = await contentsOf(operator.database);
    const doctor = await operator.run('doctor');
    expect(doctor.out).toMatch(/fail moments: .*too early, because the time zone of the server was/);
    expect(doctor.out).toContain('npm run cli -- repair-moments');
    const preview = await operator.run('repair-moments', '--preview');
    expect(preview.out).toContain(`because the time zone of the server was ${zone}`);
    expect(await contentsOf(operator.database)).toEqual(stored);

    expect(await operator.run('repair-moments')).toMatchObject({ code: 0, err: '' });
    expect(await contentsOf(operator.database)).toEqual(await straightContents());
    expect((await operator.run('repair-moments')).out).toContain('nothing is shifted');
    expect((await operator.run('doctor')).out).not.toContain('fail moments');
    const change = withClient(operator.database.url, (client) => client.query('DELETE FROM audit_entry'));
    await expect(change).rejects.toThrow('never changed');
  },
);

test('nothing is written and no migration applied while moments are shifted', async () => {
  const operator = await shiftedOperator('Asia/Jakarta');
  const stored = await contentsOf(operator.database);
  const refused = await operator.run('forum-add', 'JATIM');
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('repair-moments')]);
  await expect(migrate({ connectionString: operator.database.url, logger })).rejects.toMatchObject({
    code: 'database-shifted',
  });
  expect(await contentsOf(operator.database)).toEqual(stored);
});

/** Writes a backup over a connection in that zone. */
async function dumpFrom(zone: string, operator: Operator, path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  await dumpDatabase(await openPlain(operator.database.url, zone), { file, now: NOW }).finally(() =>
    file.close(),
  );
}

test('a backup keeps every moment, whatever zone and style the connection had that wrote it', async () => {
  const operator = await createOperator();
  await operator.run('forum-add', 'FORSES', '--faq');
  const path = operator.path('jakarta.backup');
  await dumpFrom('Asia/Jakarta', operator, path);
  const other = await createOperator();
  expect(await other.run('restore', path)).toMatchObject({ code: 0, err: '' });
  expect(await contentsOf(other.database)).toEqual(await contentsOf(operator.database));
});

/** What the trail says of the operator, with its moment. */
function operatorActs(operator: Operator): Promise<readonly (readonly [string, string, number])[]> {
  return withClient(operator.database.url, async (client) => {
    const { rows } = await client.query(
      `SELECT action, subject, at FROM audit_entry WHERE action ~ 'pulihkan|perbaiki' ORDER BY id`,
    );
    return rows.map(({ action, subject, at }) => [action, subject, +at]);
  });
}

test('a backup of shifted moments is restored with a warning, and repaired where it is then', async () => {
  const operator = await shiftedOperator('Asia/Jakarta');
  const path = operator.path('shifted.backup');
  await dumpFrom('Asia/Jakarta', operator, path);
  const other = await createOperator();
  const restored = await other.run('restore', path);
  expect([restored.code, restored.err]).toEqual([0, expect.stringContaining('7 hours too early')]);
  expect(restored.err).toContain('repair-moments');
  expect((await other.run('repair-moments')).code).toBe(0);
  expect(await contentsOf(other.database)).toEqual(await straightContents());
  expect(await operatorActs(other)).toEqual([
    ['pulihkan cadangan', '2026-11-24T03:00', NOW],
    ['perbaiki waktu', 'Asia/Jakarta', NOW],
  ]);
});

test('where the zone was changed meanwhile nothing is guessed', async () => {
  const operator = await shiftedOperator('Asia/Jakarta');
  const members =
    'kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id\nX,X,X,WIB,Siti,Sestama,77,\n';
  const straight = createDatabase({ connectionString: operator.database.url, logger });
  await straight.prisma.auditEntry.create({
    data: { forumId: 1, at: new Date(NOW + DAY), actor: 'cli', action: 'anggota.import' },
  });
  await straight.prisma.person.create({ data: { forumId: 1, name: 'S', createdAt: new Date(NOW + DAY) } });
  await straight.close();
  const refused = await operator.run('repair-moments');
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('docs/operating.md')]);
  expect((await operator.run('import', await operator.file('a.csv', members))).code).toBe(1);
});

test('without an import the first start proves it, but not in a restored database', async () => {
  const operator = await shiftedOperator('Asia/Jakarta', false);
  const find = (): Promise<unknown> => withClient(operator.database.url, findShift);
  expect(await find()).toBeUndefined();
  const migrated = `'${new Date(NOW - 50).toISOString()}'`;
  await withClient(operator.database.url, (client) =>
    client.query(`UPDATE _prisma_migrations SET finished_at = ${migrated}`),
  );
  expect(await find()).toMatchObject({ zone: 'Asia/Jakarta', minutes: 420 });
  await withClient(operator.database.url, (client) =>
    client.query('UPDATE _prisma_migrations SET started_at = now()'),
  );
  expect(await find()).toBeUndefined();
});

test('west of UTC a trail that lies in the future proves it', async () => {
  const operator = await createOperator();
  const url = new URL(operator.database.url);
  url.searchParams.set('options', '-c TimeZone=America/St_Johns');
  await withClient(url.toString(), async (client) => {
    await client.query(
      `INSERT INTO forum (name, time_zone, calendar_token, created_at) VALUES ('F', 'UTC', 'x', now())`,
    );
    await client.query(
      `INSERT INTO audit_entry (forum_id, at, actor, action) VALUES (1, now() + interval '2 hours', 'cli', 'x')`,
    );
    expect(await findShift(client)).toMatchObject({ zone: 'America/St_Johns' });
  });
});

test('a connection that does not keep its zone or its session is found before anything is written', async () => {
  const operator = await createOperator();
  const shifted = openShifted(operator.database.url, 'Asia/Jakarta');
  await expect(checkMoments(shifted)).rejects.toMatchObject({ code: 'database-moments' });
  const straight = createDatabase({ connectionString: operator.database.url, logger });
  await checkMoments(straight);
  const client = await straight.pool.connect();
  const shared = { query: client.query, release: () => {} };
  const pooler = { prisma: straight.prisma, pool: { connect: async () => shared } };
  await expect(checkMoments(pooler)).rejects.toMatchObject({ code: 'database-sessions' });
  client.release();
  await straight.close();
});
