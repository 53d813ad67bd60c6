import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  connectionString,
  freeTcpAddress,
  isListening,
  listenOptions,
  socketAddress,
} from '../../../src/db/embedded/address.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test.runIf(process.platform === 'linux')('a socket is possible as far as its path has 107 bytes', () => {
  const name = '/.s.PGSQL.5432';
  expect(socketAddress(`/${'a'.repeat(106 - name.length)}`)?.kind).toBe('socket');
  expect(socketAddress(`/${'a'.repeat(107 - name.length)}`)).toBeUndefined();
  expect(socketAddress(`/${'é'.repeat(60)}`)).toBeUndefined();
});

test('the server listens in one place only', () => {
  expect(listenOptions({ kind: 'tcp', port: 5433 }).join(' ')).toBe(
    '-c listen_addresses=127.0.0.1 -c port=5433 -c unix_socket_directories=',
  );
  expect(listenOptions({ kind: 'socket', folder: '/a, "b"', port: 5432 }).join(' ')).toBe(
    '-c listen_addresses= -c port=5432 -c unix_socket_directories="/a, ""b"""',
  );
});

test('a free port is one where nothing listens', async () => {
  const address = await freeTcpAddress();
  expect(await isListening(address)).toBe(false);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(address.port, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  expect(await isListening(address)).toBe(true);
});

test('a lost password is told with the way round it', async () => {
  const passwordFile = join(await temporaryFolder(), 'postgres.password');
  const place = { user: 'gunungan_bot', database: 'gunungan', passwordFile };
  await expect(connectionString({ kind: 'tcp', port: 1 }, place)).rejects.toMatchObject({
    code: 'embedded-password',
    nextStep: expect.stringContaining('shorter path'),
  });
});
