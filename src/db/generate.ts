import { requireClient } from './prisma-generate.ts';

// Makes the database client after each installation. It says nothing when the client is there: the output of what comes
// after it is read by programs.
await requireClient();
