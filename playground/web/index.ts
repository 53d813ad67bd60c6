import { randomBytes } from 'node:crypto';
import { createLogger } from '../../src/lib/logger.ts';
import type { Demo } from '../demo/demo.ts';
import { createConductor } from './conductor.ts';
import { noteDeeds } from './deeds.ts';
import type { Guard } from './guard.ts';
import { goLive } from './live.ts';
import { readPageFiles } from './page-files.ts';
import { createPlaygroundServer, listen } from './server.ts';
import { openScenery } from './snapshot.ts';

/** How the playground is opened. */
export interface PlaygroundOptions {
  readonly demo: Demo;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly locales: readonly string[];
}

/** The open playground. */
export interface Playground {
  /** With the token that lets its reader act. */
  readonly url: string;
  stop(): Promise<void>;
}

const TOKEN_BYTES = 18;

/**
 * Opens the playground on a running demo.
 * @throws OperatorError when the port cannot be listened on; then nothing is left running
 */
export async function openPlayground({ demo, host, port, locales }: PlaygroundOptions): Promise<Playground> {
  const deeds = noteDeeds(demo);
  const conductor = createConductor(demo, deeds);
  const scenery = await openScenery({ demo, conductor, deeds });
  const live = goLive(scenery, createLogger('silent'));
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  let guard: Guard = { host, port, token };
  const server = createPlaygroundServer({
    scenery,
    live,
    files: await readPageFiles(locales),
    guard: () => guard,
  });
  const bound = await listen(server, { host, port }).catch((fault: unknown) => {
    // What already follows the demo would keep the process alive.
    live.stop();
    throw fault;
  });
  const shown = host.includes(':') ? `[${host}]` : host;
  guard = { host, port: bound, token };
  return {
    url: `http://${shown}:${bound}/?token=${token}`,
    stop: async () => {
      live.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
