import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOperator } from '../cli/operator.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { withClient } from '../support/database-server.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let database: TestDatabase;
let bots: readonly TestApp[] = [];

function inSchema(schema: string): TestDatabase {
  const url = new URL(database.url);
  url.searchParams.set('schema', schema);
  return { url: url.toString(), drop: async () => {} };
}

beforeAll(async () => {
  database = await createEmptyDatabase();
  bots = [
    await createTestApp({ database: inSchema('satu') }),
    await createTestApp({ database: inSchema('dua'), environment: { FORUM_NAME: 'DUA' } }),
  ];
});
afterAll(async () => {
  for (const bot of bots) await bot.close();
  await database.drop();
});

test('two bots in schemas of one database know nothing of each other', async () => {
  const [first, second] = bots;
  const updates = () => Promise.all(bots.map(({ app }) => app.database.prisma.processedUpdate.count()));
  await Promise.all(bots.map((bot) => bot.settled()));
  const [mine = 0, others] = await updates();
  const seen = first?.telegram.nextMessage(2001);
  first?.telegram.sendText({ from: 2001, chat: 2001, text: '/belum' });
  expect((await seen)?.text).toBeTruthy();
  await Promise.all(bots.map((bot) => bot.settled()));
  const [more = 0, same] = await updates();
  expect([more > mine, same]).toEqual([true, others]);
  expect(await second?.app.database.prisma.forum.findMany({ select: { name: true } })).toEqual([
    { name: 'DUA' },
  ]);
  const rows = await withClient(database.url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace n WHERE nspname ~ '(satu|dua|pgboss|public)'
         AND EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid) ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  });
  expect(rows).toEqual(['dua', 'pgboss_dua', 'pgboss_satu', 'satu']);
});

test('a backup of a schema is restored into a schema that is not there yet', async () => {
  const operator = await createOperator({ DATABASE_URL: inSchema('satu').url });
  const path = operator.path('satu.backup');
  expect(await operator.run('backup', path)).toMatchObject({ code: 0 });
  const empty = new URL(operator.database.url);
  empty.searchParams.set('schema', 'tiga');
  const other = await createOperator({ DATABASE_URL: empty.toString() });
  expect(await other.run('restore', path)).toMatchObject({ code: 0, err: '' });
  expect((await other.run('export')).out).toContain('Dr. Noer Sidharta');
});
