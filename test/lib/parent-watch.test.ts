import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const WATCH = new URL('../../src/lib/parent-watch.ts', import.meta.url).href;
const WATCHER = `
import { watchParent } from ${JSON.stringify(WATCH)};
watchParent(() => { process.stdout.write('gone\\n'); process.exit(0); });
setInterval(() => {}, 60_000);
process.stdout.write('watching\\n');`;

/** As npm does: a process that runs a shell that runs the bot. */
const STARTER = `
import { spawn } from 'node:child_process';
spawn('sh', ['-c', '"$NODE" --input-type=module -e "$WATCHER"; true'], { stdio: 'inherit' });
setInterval(() => {}, 60_000);`;

test.skipIf(process.platform !== 'linux')(
  'a bot notices the SIGKILL of the npm behind its shell',
  async () => {
    const starter = spawn(process.execPath, ['--input-type=module', '-e', STARTER], {
      env: { ...process.env, NODE: process.execPath, WATCHER },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    const lines = createInterface({ input: starter.stdout });
    for await (const line of lines) {
      said.push(line);
      if (line === 'watching') starter.kill('SIGKILL');
      if (line === 'gone') break;
    }
    if (starter.exitCode === null && starter.signalCode === null) await once(starter, 'exit');
    expect(said).toEqual(['watching', 'gone']);
  },
);
