import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { allocatorSettings, betterLaunch, nodeOptions } from '../../src/lib/launch.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

test('a process without them gets the options of Node.js and the settings of its memory, and keeps its own', () => {
  const launch = betterLaunch({ options: ['--cpu-prof'], environment: { PORT: '0' } });
  expect(launch).toEqual({
    options: [...nodeOptions, '--cpu-prof'],
    environment: { PORT: '0', ...allocatorSettings },
  });
  expect(launch && betterLaunch(launch)).toBeUndefined();
});

test('what an operator says of them prevails', () => {
  const environment = {
    ...allocatorSettings,
    NODE_OPTIONS: '--max_old_space_size=512',
    MALLOC_ARENA_MAX: '8',
  };
  expect(betterLaunch({ options: ['--max-semi-space-size=16'], environment })).toBeUndefined();
  expect(betterLaunch({ options: [], environment })).toEqual({
    options: [expect.stringContaining('--max-semi-space-size=')],
    environment,
  });
});

test.runIf(process.platform !== 'win32')(
  'the bot begins anew with them, as the same process',
  async () => {
    const note = `process.stderr.write('begun ' + JSON.stringify([process.pid, process.execArgv, process.env.MALLOC_ARENA_MAX ?? null]) + '\\n')`;
    const own = ['--import', `data:text/javascript,${encodeURIComponent(note)}`];
    const child = spawn(process.execPath, [...own, pathOf('src/main.ts')], {
      cwd: await temporaryFolder(),
      env: { PATH: process.env.PATH ?? '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [[code], said] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
    const begun = said.split('\n').flatMap((line) => /^begun (.*)/.exec(line)?.[1] ?? []);
    expect(begun.map((line): unknown => JSON.parse(line))).toEqual([
      [child.pid, own, null],
      [child.pid, [...nodeOptions, ...own], allocatorSettings.MALLOC_ARENA_MAX],
    ]);
    expect({ code, said }).toMatchObject({
      code: 78,
      said: expect.stringContaining('No platform is configured'),
    });
  },
  60_000,
);

test.each([
  'package.json',
  'deploy/gunungan.js',
  'deploy/Dockerfile',
  'deploy/compose.yaml',
  'deploy/gunungan.service',
])('%s says nothing else of them, for the bot says it itself however it is started', async (name) => {
  expect(await readFile(pathOf(name), 'utf8')).not.toMatch(/--max[-_]|NODE_OPTIONS|MALLOC_/);
});
