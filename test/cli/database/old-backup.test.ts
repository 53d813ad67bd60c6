import { open, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../../src/app.ts';
import { loadBackup } from '../../../src/backup/load.ts';
import { loadConfig } from '../../../src/config.ts';
import { createDatabase } from '../../../src/db/client.ts';
import { listMigrations } from '../../../src/db/migration-files.ts';
import { refreshShippedFaq, shippedFaq } from '../../../src/features/faq/seed.service.ts';
import { listFaq } from '../../../src/features/faq/service.ts';
import { manualClock } from '../../../src/lib/clock.ts';
import { systemRandomness } from '../../../src/lib/ids.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { createEmptyDatabase } from '../../support/database.ts';
import { withClient } from '../../support/database-server.ts';
import { createOperator, runIn } from '../operator.ts';

/** Written by version 0.1.0 at the end of the demo's round: a meeting from its invitation to its minutes. */
const OLD = fileURLToPath(new URL('../../fixtures/gunungan-0.1.0.backup', import.meta.url));

type Row = Readonly<Record<string, unknown>>;

async function rowsInFile(): Promise<ReadonlyMap<string, readonly Row[]>> {
  const lines = gunzipSync(await readFile(OLD))
    .toString()
    .trimEnd()
    .split('\n')
    .slice(1, -1);
  const tables = new Map<string, Row[]>();
  let rows: Row[] = [];
  for (const line of lines) {
    const value = JSON.parse(line);
    if (!line.startsWith('{"table":')) rows.push(value);
    else {
      rows = [];
      tables.set(value.table, rows);
    }
  }
  return tables;
}

/** What people said and did, by what names it: columns that no later version may lose or change. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  rsvp: ['meeting_id', 'institution_id', 'answer', 'note', 'by_name', 'answered_at'],
  rsvp_history: ['meeting_id', 'institution_id', 'answer', 'note', 'by_name'],
  meeting: ['id', 'number', 'title', 'starts_at', 'place'],
  institution: ['id', 'code', 'official_name', 'short_name'],
  person: ['id', 'name'],
  account: ['person_id', 'platform', 'external_id'],
  seat_holder: ['seat_id', 'person_id'],
  role_grant: ['person_id', 'role'],
  host_turn: ['id', 'institution_id', 'position'],
  notice: ['id', 'key', 'kind'],
  delivery: ['id', 'notice_id', 'state'],
  audit_entry: ['id', 'actor', 'action', 'subject'],
  faq_entry: ['code', 'question', 'answer'],
  unanswered_question: ['id', 'question'],
};

/** Words of the store that have another name since, by table and column. */
const ANSWERS = {
  hadir: 'attending',
  diwakili: 'represented',
  tidak_hadir: 'not_attending',
  ragu: 'tentative',
};
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Regions are named by their governments.
  'institution.short_name': {
    ...{ DIY: 'Pemda DIY', Bali: 'Pemprov Bali', Sulsel: 'Pemprov Sulsel', Jabar: 'Pemprov Jabar' },
    ...{ Papua: 'Pemprov Papua', 'Papua Barat': 'Pemprov Papua Barat' },
  },
  'rsvp.answer': ANSWERS,
  'rsvp_history.answer': ANSWERS,
  'role_grant.role': { ketua: 'chair', ketua_pengarah: 'steering_chair', sekretariat: 'secretariat' },
};

const only = (row: Row, columns: readonly string[]): string =>
  JSON.stringify(columns.map((column) => row[column] ?? null));

const renamed = (table: string, row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      RENAMED[`${table}.${column}`]?.[String(value)] ?? value,
    ]),
  );

test('a backup that version 0.1.0 wrote is restored into this version, with every answer there', async () => {
  const operator = await createOperator();
  expect(await operator.run('restore', OLD, '--replace')).toMatchObject({ code: 0 });
  const old = await rowsInFile();
  await withClient(operator.database.url, async (client) => {
    for (const [table, columns] of Object.entries(KEPT)) {
      const { rows } = await client.query(`SELECT row_to_json(t) AS row FROM ${table} t`);
      const now = new Set(rows.map(({ row }) => only(row, columns)));
      const before = (old.get(table) ?? []).map((row) => renamed(table, row));
      expect([table, before.length > 0]).toEqual([table, true]);
      expect(before.map((row) => only(row, columns)).filter((row) => !now.has(row))).toEqual([]);
    }
    const { rows } = await client.query('SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1');
    expect(rows.map(({ name }) => name)).toEqual(await listMigrations());
  });
});

test('its FAQ, which nobody had changed, is known as shipped and follows this version', async () => {
  const operator = await createOperator();
  await operator.run('restore', OLD, '--replace');
  const database = createDatabase({
    connectionString: operator.database.url,
    logger: createLogger('silent'),
  });
  try {
    const { prisma } = database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    expect(await prisma.faqEntry.count({ where: { isShipped: false } })).toBe(0);
    await refreshShippedFaq(prisma, { forumId, now: Date.UTC(2027, 3, 3) });
    const followed = new Map((await listFaq(prisma, forumId)).map((entry) => [entry.code, entry]));
    for (const { code, answer, wordings } of await shippedFaq()) {
      expect([code, followed.get(code)?.answer]).toEqual([code, answer]);
      expect([code, new Set(followed.get(code)?.wordings)]).toEqual([code, new Set(wordings)]);
    }
  } finally {
    await database.close();
  }
});

test('it also fills a database in which nothing is yet, and the commands work with it', async () => {
  const database = await createEmptyDatabase();
  const env = { DATABASE_URL: database.url };
  try {
    expect(await runIn(env, ['restore', OLD])).toMatchObject({
      code: 0,
      err: expect.not.stringContaining('fail'),
    });
    const members = await runIn(env, ['export'], manualClock(Date.UTC(2027, 3, 3)));
    expect([members.code, members.out]).toEqual([0, expect.stringContaining('BMKG')]);
    expect((await runIn(env, ['calendar'])).code).toBe(0);
    expect((await runIn(env, ['doctor'])).out).toContain('the schema is up to date');
  } finally {
    await database.drop();
  }
});

test('a database that 0.1.0 worked on is brought up to date by the first start, and the doctor says so before and after', async () => {
  const { url, drop } = await createEmptyDatabase();
  onTestFinished(drop);
  const file = await open(OLD, 'r');
  onTestFinished(() => file.close());
  // Its tables and rows as they were, without what a restore does afterwards.
  await withClient(url, (client) => loadBackup(client, { file, path: OLD, isReplacing: false }));
  const env = { DATABASE_URL: url };
  const clock = manualClock(Date.UTC(2027, 3, 3));
  const before = await runIn(env, ['doctor'], clock);
  expect(before.out).toMatch(/note database: \d+ migrations are to be applied/);
  const answersOf = () =>
    withClient(
      url,
      async (client) =>
        (await client.query('SELECT meeting_id, institution_id, note, by_name FROM rsvp ORDER BY 1, 2')).rows,
    );
  const answers = await answersOf();
  expect(answers).not.toEqual([]);
  const loaded = loadConfig({
    ...{ ...env, PORT: '0', TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_API_ROOT: 'http://127.0.0.1:9' },
  });
  if (!loaded.ok) throw new Error(loaded.problems.join());
  const { config } = loaded;
  const app = await startApp({ config, clock, randomness: systemRandomness, logger: createLogger('silent') });
  await app.stop();
  expect(await answersOf()).toEqual(answers);
  expect((await runIn(env, ['doctor'], clock)).out).toContain('ok   database: the schema is up to date');
});
