import { describeFault } from '../lib/error.ts';
import { generateClient } from './prisma-generate.ts';

// Entry point of `postinstall`: makes the database client after each installation.
try {
  const made = await generateClient();
  process.stdout.write(made ? 'Database client generated.\n' : 'Database client is up to date.\n');
} catch (fault) {
  process.stderr.write(`${describeFault(fault)}\n`);
  process.exitCode = 1;
}
