import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
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

/** Starts the bot in a folder of its own with this `.env`, and waits until it ended. */
async function startWith(
  envFile: Uint8Array,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly said: string }> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, '.env'), envFile);
  const script = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [script], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { code, said: `${out}${err}` };
}

test.each([
  [
    'a password with a # in a file in UTF-16',
    'DATABASE_URL=postgresql://bot:gehe#im@db/d',
    'DATABASE_URL: must have #',
  ],
  ['several hosts', 'DATABASE_URL=postgresql://bot:geheim@a:1,b:2/d', 'DATABASE_URL: must name one host'],
  [
    'an unknown parameter',
    'DATABASE_URL=postgresql://bot:geheim@a/d?pool=1',
    'DATABASE_URL: must not have the parameter pool',
  ],
  [
    'a name that nobody reads',
    'DATABASE_URI=postgresql://bot:geheim@a/d',
    'DATABASE_URI: must be called DATABASE_URL',
  ],
  [
    'a line that says nothing',
    'DATABASE_URL: postgresql://bot:geheim@a/d',
    '.env line 2: must be like DATABASE_URL=value',
  ],
])('a start with %s in .env ends with 78 and a line that shows no password', async (_what, line, says) => {
  const file = Buffer.from(`\ufeffTELEGRAM_BOT_TOKEN=123456:rahasia\r\n${line}\r\n`, 'utf16le');
  const ended = await startWith(file, { TELEGRAM_BOT_TOKEN: '' });
  expect(ended.code).toBe(78);
  expect(ended.said.trim().split('\n')).toEqual([expect.stringContaining(says)]);
  expect(ended.said).not.toMatch(/gehe|rahasia/);
});
