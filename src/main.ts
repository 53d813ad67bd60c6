import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { betterLaunch } from './lib/launch.ts';

const launch = betterLaunch({ options: process.execArgv, environment: process.env });
// However it was started, by npm, as a command, in a container or a unit: the process begins anew under the same number. Windows cannot.
if (launch !== undefined && process.platform !== 'win32')
  process.execve?.(
    process.execPath,
    [process.execPath, ...launch.options, ...process.argv.slice(1)],
    launch.environment,
  );

// For who starts it without `require-node.mjs`, as the package does.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)));

const { requireClient } = await import('./db/prisma-generate.ts');
await requireClient();
const { loadInParts } = await import('./load.ts');
await loadInParts();
const { run } = await import('./run.ts');
flushCompileCache();
await run(process.env);
