import { describeFault } from '../lib/error.ts';
import { generateClient } from './prisma-generate.ts';

// Makes the database client after each installation, and before a start where the installation ran no scripts. It says
// nothing when the client is there: the output of operators' commands is read by programs.
try {
  if (await generateClient()) process.stderr.write('Database client generated.\n');
} catch (fault) {
  process.stderr.write(`${describeFault(fault)}\n`);
  process.exitCode = 1;
}
