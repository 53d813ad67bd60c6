import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// For who starts it without `require-node.mjs`, as the package does.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)));

const { requireClient } = await import('./db/prisma-generate.ts');
await requireClient();
const { run } = await import('./run.ts');
await run(process.env);
