import { expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { readSchemaFiles } from '../../src/db/prisma-files.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { withClient } from '../support/database-server.ts';

const UNSEEN = `
  SELECT t.tgname AS name, c.relname AS table FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT i.relname, c.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
    WHERE x.indexprs IS NOT NULL AND c.relnamespace = 'public'::regnamespace
  ORDER BY 1`;

/** A model with what stands above it, by the name of its table. */
async function models(): Promise<ReadonlyMap<string, string>> {
  const texts = (await readSchemaFiles()).flatMap(({ content }) => content.split(/^(?=model )/m).slice(1));
  return new Map(texts.map((text) => [/@@map\("(\w+)"\)/.exec(text)?.[1] ?? '', text]));
}

test('a model names in a comment what Prisma knows no words for: its triggers, and indexes on an expression', async () => {
  const database = await createEmptyDatabase();
  await migrate({ connectionString: database.url, logger: createLogger('silent') });
  const found = await withClient(database.url, async (client) => {
    const { rows } = await client.query<{ name: string; table: string }>(UNSEEN);
    return rows;
  });
  await database.drop();
  const all = await models();
  const said = [...all].flatMap(([table, text]) =>
    [...text.matchAll(/^ *\/\/ (?:Triggers?|Index) .*$/gm)].flatMap(([line]) =>
      [...line.matchAll(/"(\w+_\w+)"/g)].map(([, name = '']) => ({ name, table })),
    ),
  );
  expect(said.sort((one, other) => one.name.localeCompare(other.name))).toEqual(found);
});
