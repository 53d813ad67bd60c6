import { expect, test } from 'vitest';
import { readSchemaFiles } from '../../src/db/prisma-files.ts';
import { generateClient } from '../../src/db/prisma-generate.ts';

test('the client is not made again while the schema is the same', async () => {
  expect(await generateClient()).toBe(false);
});

test('the schema is read with every model', async () => {
  const files = await readSchemaFiles();
  expect(files[0]?.path).toBe('schema.prisma');
  expect(files.map(({ path }) => path)).toContain('models/forum.prisma');
});
