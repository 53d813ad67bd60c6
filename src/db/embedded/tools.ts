import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { allocatorSettings } from '../../lib/launch.ts';
import type { ServerAccount } from './account.ts';

/** PostgreSQL as it lies in a folder with `bin`, `lib` and `share`. */
export interface PostgresBinaries {
  readonly folder: string;
  /** Version of the npm package, such as `18.4.0-beta.17`. */
  readonly version: string;
}

/** PostgreSQL's own programs, as far as the package carries them. */
export type Tool = 'initdb' | 'pg_ctl' | 'postgres';

/** How a tool ended; `output` is everything it wrote. */
export interface ToolResult {
  /** Exit code; -1 when it could not be started or was killed. */
  readonly code: number;
  readonly output: string;
}

/** Which programs, and who runs them (nothing: the bot's own user). */
export interface ToolContext {
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount | undefined;
}

/** What is run. */
export interface ToolRun {
  readonly tool: Tool;
  readonly args: readonly string[];
  /** The working folder. */
  readonly folder?: string;
}

/**
 * Messages in English whatever the operator's locale is, because `fault.ts` reads them; and of what a large statement needed for a
 * moment the C library keeps nothing.
 */
const environment = { LC_ALL: 'C', TZ: 'UTC', MALLOC_TOP_PAD_: '65536', ...allocatorSettings };

/**
 * Runs a tool to its end. It gets a process group of its own, so that Ctrl-C in the terminal reaches the bot alone,
 * which then decides when the server stops.
 */
export function runTool(context: ToolContext, { tool, args, folder = '/' }: ToolRun): Promise<ToolResult> {
  return new Promise<ToolResult>((resolve) => {
    const child = spawn(join(context.binaries.folder, 'bin', tool), args, {
      ...(context.account === undefined ? {} : { uid: context.account.uid, gid: context.account.gid }),
      cwd: folder,
      env: environment,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (fault) => resolve({ code: -1, output: `${output}${String(fault)}` }));
    child.on('close', (code) => resolve({ code: code ?? -1, output }));
  }).catch((fault: unknown) => ({ code: -1, output: String(fault) }));
}
