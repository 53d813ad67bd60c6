import { requireClient } from '../src/db/prisma-generate.ts';

await requireClient();
// The demo imports the database client, so it is loaded once that is there.
await import('./terminal.ts').catch((fault: unknown) => {
  const isMissing = fault instanceof Error && 'code' in fault && fault.code === 'ERR_MODULE_NOT_FOUND';
  if (!isMissing || !fault.message.startsWith('Cannot find package')) throw fault;
  process.stderr.write('The demo needs the development packages: run "npm ci" without --omit=dev.\n');
  process.exitCode = 1;
});
