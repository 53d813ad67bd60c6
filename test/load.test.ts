import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

/** Counts the modules that each part brings, and those that are left for `run.ts`. */
const COUNT = `
  import { registerHooks } from 'node:module';
  let count = 0;
  registerHooks({ load: (url, context, next) => { count += 1; return next(url, context); } });
  const { parts } = await import('./src/load.ts');
  const counts = [];
  for (const load of [...parts, () => import('./src/run.ts')]) {
    count = 0;
    await load();
    counts.push(count);
  }
  process.stdout.write(JSON.stringify(counts));
`;

test('no part of what the bot is loaded from is most of it, and next to nothing is left for the end', async () => {
  const options = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', COUNT];
  const { stdout } = await run(process.execPath, options, {
    cwd: fileURLToPath(new URL('../', import.meta.url)),
  });
  const counts: readonly number[] = JSON.parse(stdout);
  const all = counts.reduce((sum, count) => sum + count, 0);
  expect(all).toBeGreaterThan(800);
  expect(Math.max(...counts)).toBeLessThan(all / 2);
  expect(counts.at(-1)).toBeLessThan(all / 10);
  expect(counts.filter((count) => count === 0)).toEqual([]);
}, 60_000);
