import { requireClient } from '../src/db/prisma-generate.ts';

await requireClient();
// The demo imports the database client, so it is loaded once that is there.
await import('./terminal.ts');
