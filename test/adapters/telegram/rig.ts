import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createTelegramSimulator, type TelegramSimulator } from '../../../playground/telegram/index.ts';
import { createTelegramPlatform } from '../../../src/adapters/telegram/index.ts';
import { Secret, type TelegramConfig } from '../../../src/config.ts';
import { type Clock, systemClock } from '../../../src/lib/clock.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import type { Incoming } from '../../../src/platform/incoming.ts';
import type { MenuEntry, Platform } from '../../../src/platform/platform.ts';
import type { Reaction } from '../../../src/platform/reaction.ts';
import type { RouteHandler, RouteTable } from '../../../src/platform/routes.ts';

/** What the core would do, written by a test. */
export type Core = (incoming: Incoming) => Promise<readonly Reaction[]> | readonly Reaction[];

/** The real adapter before a simulated Telegram, with Ani and Budi in a group of the bot. */
export interface Rig {
  readonly sim: TelegramSimulator;
  readonly platform: Platform;
  readonly apiRoot: string;
  readonly group: { readonly id: number };
  /** Everything that reached the core, in its order. */
  readonly incomings: readonly Incoming[];
  /** Resolves with the first that fits, past or to come. */
  heard(fits: (incoming: Incoming) => boolean): Promise<Incoming>;
}

export const ANI = 1001;
export const BUDI = 1002;
export const SECRET = 'rahasia_webhook';

export interface RigOptions {
  readonly core?: Core;
  readonly menu?: readonly MenuEntry[];
  readonly isForum?: boolean;
  readonly webhook?: boolean;
  /** The clock by which Telegram refuses what comes too fast; it refuses nothing without one. */
  readonly rates?: Clock;
  /** Prepares the simulator before the adapter starts. */
  readonly before?: (sim: TelegramSimulator) => void;
  /** A wrong token and the like. */
  readonly config?: Partial<TelegramConfig>;
}

/** Makes a rig and starts it; it is taken down when the test is over. */
export async function createRig(options: RigOptions = {}): Promise<Rig> {
  const { rates: clock = systemClock } = options;
  const sim = createTelegramSimulator({ clock, enforceRates: options.rates !== undefined });
  const { apiRoot } = await sim.start();
  onTestFinished(() => sim.stop());
  sim.addUser({ id: ANI, firstName: 'Ani', lastName: 'Wijaya' });
  sim.addUser({ id: BUDI, firstName: 'Budi' });
  const group = sim.createSupergroup({
    title: 'FORSES',
    members: [ANI, BUDI],
    ...(options.isForum === true ? { forum: true } : {}),
  });
  options.before?.(sim);
  return { sim, apiRoot, group, ...(await startPlatform(sim, apiRoot, options)) };
}

/** Starts one more process of the bot on the same simulated Telegram. */
export async function startPlatform(
  sim: TelegramSimulator,
  apiRoot: string,
  options: RigOptions = {},
): Promise<Pick<Rig, 'platform' | 'incomings' | 'heard'>> {
  const served = await serveRoutes();
  const url = `${served.address}/telegram/hook`;
  const platform = createTelegramPlatform({
    config: {
      botToken: new Secret(sim.token),
      apiRoot,
      receive:
        options.webhook === true ? { mode: 'webhook', url, secret: new Secret(SECRET) } : { mode: 'polling' },
      ...options.config,
    },
    routes: served.routes,
    logger: createLogger('silent'),
    clock: systemClock,
  });
  const hearing = createHearing(options.core ?? (() => []));
  await platform.start(hearing.handler, options.menu ?? []);
  onTestFinished(() => platform.stop());
  return { platform, incomings: hearing.incomings, heard: hearing.heard };
}

function createHearing(core: Core): Pick<Rig, 'incomings' | 'heard'> & {
  readonly handler: (incoming: Incoming) => Promise<readonly Reaction[]>;
} {
  const incomings: Incoming[] = [];
  const waiting = new Set<(incoming: Incoming) => void>();
  return {
    incomings,
    handler: async (incoming) => {
      incomings.push(incoming);
      for (const listener of waiting) listener(incoming);
      return await core(incoming);
    },
    heard: (fits) =>
      new Promise((resolve) => {
        const before = incomings.find(fits);
        if (before !== undefined) return resolve(before);
        const listener = (incoming: Incoming): void => {
          if (!fits(incoming)) return;
          waiting.delete(listener);
          resolve(incoming);
        };
        waiting.add(listener);
      }),
  };
}

async function serveRoutes(): Promise<{ readonly routes: RouteTable; readonly address: string }> {
  const handlers = new Map<string, RouteHandler>();
  const server = createServer((request, response) => {
    const handler = handlers.get(`${request.method} ${request.url}`);
    if (handler === undefined) response.writeHead(404).end();
    else void handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    routes: { add: ({ method, path }, handler) => void handlers.set(`${method} ${path}`, handler) },
    address: `http://127.0.0.1:${port}`,
  };
}

/** Fits a command or text with these words. */
export const says =
  (words: string) =>
  ({ body }: Incoming): boolean =>
    (body.kind === 'command' && body.name === words) || (body.kind === 'text' && body.text === words);
