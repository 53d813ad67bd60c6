import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, watch } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { roomyFolder } from '../support/roomy-folder.ts';

const PROGRAM = fileURLToPath(new URL('../../playground/main.ts', import.meta.url));
const FIRST = new URL('../../src/require-node.mjs', import.meta.url).href;

/** The demo as a process of its own, with a temporary folder of its own. */
export interface DemoProcess {
  readonly child: ChildProcess;
  /** What it has written to standard output and to standard error. */
  output(): string;
  complaints(): string;
  /** Resolves with the first match in its output; rejects when it ends without one. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** Its exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Resolves when it has made something in its temporary folder. */
  begun(): Promise<void>;
  /** What it has left behind in its temporary folder. */
  leftovers(): Promise<readonly string[]>;
  /** Removes that folder. */
  clean(): Promise<void>;
}

/** Starts the demo as `npm run demo -- …args` does. */
export async function startDemoProcess(...args: readonly string[]): Promise<DemoProcess> {
  const folder = await mkdtemp(join(await roomyFolder(), 'gunungan-demo-test-'));
  const child = spawn(process.execPath, ['--import', FIRST, PROGRAM, ...args], {
    env: { ...process.env, TMPDIR: folder },
  });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    complaints += String(chunk);
  });
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? ''));
  });
  return {
    child,
    ended,
    output: () => output,
    complaints: () => complaints,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output);
          if (match !== null) resolve(match);
        };
        child.stdout.on('data', look);
        look();
        void ended.then((code) => reject(new Error(`ended with ${code}: ${complaints}`)));
      }),
    begun: async () => {
      for await (const _change of watch(folder)) return;
    },
    leftovers: () => readdir(folder),
    clean: () => rm(folder, { recursive: true, force: true }),
  };
}
