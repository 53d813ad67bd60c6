import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from './support/temporary-folder.ts';

test('a signal during the first start ends it in order, with PostgreSQL stopped', async () => {
  const dataDir = await temporaryFolder();
  const environment = {
    ...{ DATA_DIR: dataDir, TELEGRAM_BOT_TOKEN: `123456:${'x'.repeat(35)}`, PORT: '0' },
    TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
  };
  const script = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const log: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    log.push(line);
    if (line.includes('embedded PostgreSQL is ready')) child.kill('SIGTERM');
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(log.join('\n')).toContain('stopping');
  expect(log.join('\n')).not.toContain('"msg":"ready"');
  await expect(access(join(dataDir, 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT');
}, 60_000);
