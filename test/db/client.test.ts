import { expect, test } from 'vitest';
import { createDatabase } from '../../src/db/client.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createTestDatabase, openTestDatabase } from '../support/database.ts';
import { withClient } from '../support/database-server.ts';

test('a database answers until it is closed, and closing twice is fine', async () => {
  const made = await createTestDatabase();
  const database = createDatabase({ connectionString: made.url, logger: createLogger('silent') });
  await database.ping();
  await Promise.all([database.close(), database.close()]);
  await expect(database.ping()).rejects.toThrow();
  await made.drop();
});

test('connections that the server ends are replaced', async () => {
  const database = await openTestDatabase();
  await database.ping();
  await withClient(database.url, (client) =>
    client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`),
  );
  await expect.poll(() => database.ping().then(() => 'answers', String)).toBe('answers');
  expect(await database.prisma.forum.count()).toBe(0);
  await database.close();
});

test('each test database is empty and its own', async () => {
  const [first, second] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  await first.prisma.processedUpdate.create({
    data: { platform: 'telegram', key: '1', at: new Date('2026-11-24T03:00:00Z') },
  });
  expect(await second.prisma.processedUpdate.count()).toBe(0);
  await Promise.all([first.close(), second.close()]);
});
