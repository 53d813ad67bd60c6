import { expect, test } from 'vitest';
import { createStatementNames } from '../../src/db/statement-names.ts';
import { openTestDatabase } from '../support/database.ts';

test('one text has one name, another text another', () => {
  const nameOf = createStatementNames();
  expect(nameOf({ sql: 'SELECT 1' })).toBe(nameOf({ sql: 'SELECT 1' }));
  expect(nameOf({ sql: 'SELECT 2' })).not.toBe(nameOf({ sql: 'SELECT 1' }));
});

test('what would fill the server’s memory stays nameless', () => {
  const nameOf = createStatementNames();
  for (let count = 0; count < 1_000; count += 1) nameOf({ sql: `SELECT ${count}` });
  expect(nameOf({ sql: 'SELECT 1000' })).toBe('');
  expect(createStatementNames()({ sql: `SELECT ${'1,'.repeat(20_000)}1` })).toBe('');
});

test('a statement is planned once a connection', async () => {
  const database = await openTestDatabase();
  for (let count = 0; count < 20; count += 1) await database.prisma.$queryRaw`SELECT ${count}::int AS n`;
  const { rows } = await database.pool.query<{ calls: number }>(
    `SELECT (generic_plans + custom_plans)::int AS calls FROM pg_prepared_statements WHERE statement LIKE '%::int AS n'`,
  );
  expect(rows).toEqual([{ calls: 20 }]);
  await database.close();
});
