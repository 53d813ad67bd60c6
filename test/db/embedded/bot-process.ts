import { startPatiently } from '../../../src/db/embedded/start-patiently.ts';
import { describeFault } from '../../../src/lib/error.ts';
import { createLogger } from '../../../src/lib/logger.ts';

// Stands for a bot in a process of its own: starts the server, says where it is, and stops on SIGTERM.
try {
  const settings = { fsync: 'off' };
  const server = await startPatiently({
    dataDir: process.argv[2] ?? '',
    logger: createLogger('silent'),
    settings,
  });
  process.on('SIGTERM', () => server.stop());
  process.stdout.write(`${server.connectionString}\n`);
  process.stdin.resume();
  process.once('SIGTERM', () => process.stdin.pause());
} catch (fault) {
  process.stdout.write(`${describeFault(fault)}\n`);
  process.exitCode = 1;
}
