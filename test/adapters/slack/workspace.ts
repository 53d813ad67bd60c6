import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createSlackSimulator,
  type SlackMessage,
  type SlackSimulator,
} from '../../../playground/slack/index.ts';
import { createSlackPlatform } from '../../../src/adapters/slack/index.ts';
import { Secret, type SlackConfig } from '../../../src/config.ts';
import { type Clock, systemClock } from '../../../src/lib/clock.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import type { Incoming } from '../../../src/platform/incoming.ts';
import type { OutgoingMessage } from '../../../src/platform/message.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import type { IncomingHandler, Reaction } from '../../../src/platform/reaction.ts';
import type { RouteHandler, RouteTable } from '../../../src/platform/routes.ts';

export type Mode = 'socket' | 'http';
export type Reacts = (incoming: Incoming) => readonly Reaction[] | Promise<readonly Reaction[]>;

/** A simulated workspace with two persons, a channel with the bot and one without, and the adapter under test. */
export interface Workspace {
  readonly slack: SlackSimulator;
  readonly platform: Platform;
  /** What the handler was given, oldest first. */
  readonly handled: readonly Incoming[];
  /** The lines that were logged. */
  readonly log: readonly string[];
  /** Where the adapter listens in HTTP mode. */
  readonly eventsUrl: string;
  /** Resolves once the handler was given that many. */
  handledAll(count: number): Promise<readonly Incoming[]>;
  /** Resolves once a line with these words was logged. */
  logged(words: string): Promise<void>;
  /** What the handler answers from now on. */
  react(reacts: Reacts): void;
  /** Another adapter on the same workspace, as after a restart. */
  another(): Platform;
  stop(): Promise<void>;
}

export interface WorkspaceOptions {
  readonly mode?: Mode;
  readonly clock?: Clock;
  readonly isDown?: boolean;
  /** Whether the workspace refuses what comes too fast, by the clock. */
  readonly enforceRates?: boolean;
}

/** Starts simulator and adapter and connects them. */
export async function startWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  const { mode = 'socket', clock = systemClock, isDown = false, enforceRates = false } = options;
  const slack = createSlackSimulator({
    ...{ clock, signatureClock: clock, enforceRates },
    retryDelaysMs: [0, 0, 0],
  });
  const { apiUrl } = await slack.start();
  populate(slack);
  const journal = createJournal();
  const logger = createLogger('debug', { write: journal.write });
  const routes = new Map<string, RouteHandler>();
  const http = await listen(routes);
  const eventsUrl = `http://127.0.0.1:${portOf(http)}/slack/events`;
  const table: RouteTable = { add: ({ method, path }, handler) => routes.set(`${method} ${path}`, handler) };
  const another = (): Platform =>
    createSlackPlatform({ config: configOf(slack, apiUrl, mode), clock, logger, routes: table });
  const platform = another();
  if (isDown) slack.faults.down(true);
  await platform.start(journal.handler, []);
  if (mode === 'http') await slack.useRequestUrl(eventsUrl);
  const stop = async (): Promise<void> => {
    await platform.stop();
    await slack.stop();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  };
  return { ...journal, slack, platform, eventsUrl, another, stop };
}

interface Journal extends Pick<Workspace, 'handled' | 'handledAll' | 'log' | 'logged' | 'react'> {
  readonly handler: IncomingHandler;
  readonly write: (line: string) => void;
}

/** Keeps what was handed over and logged, and tells those who wait for it. */
function createJournal(): Journal {
  const log: string[] = [];
  const handled: Incoming[] = [];
  const waiting = new Set<() => void>();
  let reacts: Reacts = () => [];
  const notice = (): void => {
    for (const look of [...waiting]) look();
  };
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isSo()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return {
    log,
    handled,
    handledAll: (count) => until(() => handled.length >= count).then(() => handled),
    logged: (words) => until(() => log.some((line) => line.includes(words))),
    react: (next) => {
      reacts = next;
    },
    handler: async (incoming) => {
      handled.push(incoming);
      notice();
      return reacts(incoming);
    },
    write: (line) => {
      log.push(line);
      notice();
    },
  };
}

function populate(slack: SlackSimulator): void {
  slack.addUser({ id: 'U0KETUA', name: 'chair', realName: 'Dr. Ratna, M.H.' });
  slack.addUser({ id: 'U0SEKDA', name: 'sekda', realName: 'Sekda Papua' });
  slack.createChannel({ id: 'C0FORUM', name: 'forum', members: ['U0KETUA', 'U0SEKDA', 'bot'] });
  slack.createChannel({ id: 'C0LAIN', name: 'lain', members: ['U0KETUA'] });
}

function configOf(slack: SlackSimulator, apiUrl: string, mode: Mode): SlackConfig {
  const { botToken, appToken, signingSecret } = slack.settings;
  return {
    botToken: new Secret(botToken),
    apiUrl,
    receive:
      mode === 'socket'
        ? { mode, appToken: new Secret(appToken) }
        : { mode, signingSecret: new Secret(signingSecret) },
  };
}

async function listen(routes: ReadonlyMap<string, RouteHandler>): Promise<Server> {
  const server = createServer((request, response) => {
    const route = routes.get(`${request.method} ${request.url}`);
    if (route === undefined) response.writeHead(404).end();
    else void route(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** A message of one paragraph. */
export function messageOf(text: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { summary: text, blocks: [{ kind: 'paragraph', line: [text] }], buttons: [], files: [], ...more };
}

/** Every word that a reader sees in a message, in order. */
export function visibleText({ blocks }: { readonly blocks: readonly unknown[] }): string {
  const words: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        if (name === 'text' && typeof member === 'string') words.push(member);
        else walk(member);
      }
    }
  };
  walk(blocks);
  return words.join('\n');
}

/** A test for `nextMessage`: the message shows this. */
export function shows(text: string): (message: SlackMessage) => boolean {
  return (message) => visibleText(message).includes(text);
}
