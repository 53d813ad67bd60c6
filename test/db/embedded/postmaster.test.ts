import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isServerProcess, readPostmaster } from '../../../src/db/embedded/postmaster.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function noteWith(lines: readonly string[]): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'postmaster.pid'), lines.join('\n'));
  return folder;
}

test('a running server tells where it listens', async () => {
  const onSocket = await noteWith(['12', '/d', '1795000000', '5432', '/d', '', '5 6', 'ready   ']);
  expect(await readPostmaster(onSocket)).toEqual({
    pid: 12,
    address: { kind: 'socket', folder: '/d', port: 5432 },
    status: 'ready',
  });
  const onPort = await noteWith(['12', '/d', '1795000000', '40001', '', '127.0.0.1', '5 6', 'starting']);
  expect(await readPostmaster(onPort)).toEqual({
    pid: 12,
    address: { kind: 'tcp', port: 40_001 },
    status: 'starting',
  });
});

test('a note that is only begun has no address yet', async () => {
  const folder = await noteWith(['12', '/d', '1795000000']);
  expect(await readPostmaster(folder)).toEqual({ pid: 12, address: undefined, status: '' });
});

test('no note, an empty note and a foreign file mean no server', async () => {
  expect(await readPostmaster(await temporaryFolder())).toBeUndefined();
  expect(await readPostmaster(await noteWith(['']))).toBeUndefined();
  expect(await readPostmaster(await noteWith(['hello']))).toBeUndefined();
});

test.runIf(process.platform === 'linux')('another program of that process id is not the server', async () => {
  expect(await isServerProcess(process.pid, await temporaryFolder())).toBe(false);
});
