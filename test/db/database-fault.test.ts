import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { explainDatabaseFault, placeOf } from '../../src/db/database-fault.ts';
import { migrate } from '../../src/db/migrate.ts';
import { describeFault, OperatorError } from '../../src/lib/error.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { withDatabase } from '../support/database-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { start } from './embedded/support.ts';

async function sentenceFor(connectionString: string): Promise<string> {
  const fault: unknown = await migrate({ connectionString, logger: createLogger('silent') }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(fault).toBeInstanceOf(OperatorError);
  return describeFault(fault);
}

test('a port where nothing listens is named, the password is not', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  expect(await sentenceFor(`postgresql://bot:hunter2@127.0.0.1:${port}/forum`)).toBe(
    `Nothing listens at 127.0.0.1:${port}/forum. Check host and port in DATABASE_URL and that the server runs.`,
  );
});

test('a host that does not exist is named', async () => {
  expect(await sentenceFor('postgresql://bot:hunter2@nowhere.invalid/forum')).toBe(
    'The host of the database, nowhere.invalid:5432/forum, is not known. Check the host name in DATABASE_URL.',
  );
});

test('a wrong password is told from a missing server', async () => {
  const server = await start(join(await temporaryFolder(), 'a'.repeat(60), 'b'.repeat(60)));
  const wrong = new URL(server.connectionString);
  wrong.password = 'hunter2';
  expect(await sentenceFor(wrong.toString())).toMatch(
    /^The database at 127\.0\.0\.1:\d+\/gunungan refused the password\. Check user and password in DATABASE_URL\.$/,
  );
});

test('a database that does not exist is named', async () => {
  const url = withDatabase(inject('databaseServer').adminUrl, 'not_there');
  expect(await sentenceFor(url)).toMatch(
    /^There is no database at .+\. Create it, or check its name in DATABASE_URL\.$/,
  );
});

test('a server that hangs up is told', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await sentenceFor(`postgresql://bot@127.0.0.1:${port}/forum`)).toContain('DATABASE_URL');
});

test('a fault that no operator can mend is left as it is', () => {
  const fault = new TypeError('x is not a function');
  expect(explainDatabaseFault(fault, 'postgresql://h/d')).toBe(fault);
});

test('the place of a socket is its folder', () => {
  expect(placeOf('postgresql://u@localhost:5432/d?host=%2Frun%2Fpg')).toBe('/run/pg');
  expect(placeOf('not an address')).toBe('the address in DATABASE_URL');
});
