import type { TestProject } from 'vitest/node';
import { generateClient } from '../../src/db/prisma-generate.ts';
import { prepare } from './global-setup.ts';
import { findSystemServer, startSystemServer } from './system-server.ts';

/**
 * Prepares the run on a PostgreSQL that is not the bot's own: that of `TEST_DATABASE_URL` (a superuser's), or one of the
 * system's that is started for the run. The role is an ordinary one, and the databases are as the server makes them.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generateClient();
  const plain = { roleSettings: {}, locale: undefined };
  const url = process.env.TEST_DATABASE_URL;
  if (url !== undefined) {
    const server = { adminUrl: url, close: async () => {} };
    return prepare(project, { ...plain, server, expected: undefined });
  }
  const folder = findSystemServer();
  if (folder === undefined) throw new Error('There is no PostgreSQL: set TEST_DATABASE_URL.');
  const server = await startSystemServer(folder);
  return prepare(project, { ...plain, server, expected: server.expected });
}
