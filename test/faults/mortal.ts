import { type App, startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { Clock } from '../../src/lib/clock.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { SlackSimulator } from '../../src/simulator/slack/index.ts';
import type { TelegramSimulator } from '../../src/simulator/telegram/index.ts';
import { databaseEnd, openLine } from './line.ts';

/** What a mortal bot lives in. */
export interface MortalPlace {
  readonly databaseUrl: string;
  readonly telegram: TelegramSimulator;
  readonly telegramRoot: string;
  readonly slack: SlackSimulator;
  readonly slackUrl: string;
  readonly clock: Clock;
  /** More of the environment, or other values of it. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The whole bot behind lines that can be cut at once: to the world outside that is what `kill -9` looks like. */
export interface Mortal {
  /** Resolves when it is ready, rejects when it died before. */
  readonly app: Promise<App>;
  /** Resolves when it has been killed. */
  readonly died: Promise<void>;
  isAlive(): boolean;
  /** Calls to the platforms whose answers died with it. */
  unanswered(): number;
  /** Lets it live for so many pieces of data more. */
  shorten(pieces: number): void;
  kill(): void;
}

/**
 * Starts a bot that dies when so many pieces of data have passed its lines: in the middle of a transaction, between a
 * platform's effect and its answer, anywhere.
 * @param lifePieces undefined: it lives until `kill`
 */
export async function startMortal(place: MortalPlace, lifePieces?: number): Promise<Mortal> {
  const end = Promise.withResolvers<void>();
  const life = { left: lifePieces ?? Number.POSITIVE_INFINITY, isOver: false };
  const kill = (): void => {
    if (life.isOver) return;
    life.isOver = true;
    for (const line of lines) line.cut();
    place.slack.dropSockets('cut');
    end.resolve();
  };
  const onPiece = (): void => {
    life.left -= 1;
    if (life.left <= 0) kill();
  };
  const database = databaseEnd(place.databaseUrl);
  const lines = await Promise.all([
    openLine(database.to, onPiece),
    openLine(portOf(place.telegramRoot), onPiece),
    openLine(portOf(place.slackUrl), onPiece),
  ]);
  const [databaseLine, telegramLine, slackLine] = lines;
  const app = startApp({
    config: configOf(place, {
      DATABASE_URL: database.via(databaseLine.port),
      TELEGRAM_API_ROOT: `http://127.0.0.1:${telegramLine.port}`,
      SLACK_API_URL: `http://127.0.0.1:${slackLine.port}/api/`,
    }),
    clock: place.clock,
    randomness: systemRandomness,
    logger: createLogger(process.env.TEST_LOG ?? 'silent'),
  });
  // What is left of it in this process ends by itself; behind the cut lines nobody notices.
  void end.promise.then(() => app.then((dead) => dead.stop()).catch(() => undefined));
  const ready = Promise.race([
    app,
    end.promise.then(() => Promise.reject(new Error('killed while starting'))),
  ]);
  ready.catch(() => undefined);
  return {
    app: ready,
    died: end.promise,
    isAlive: () => !life.isOver,
    unanswered: () => telegramLine.unanswered + slackLine.unanswered,
    shorten: (pieces) => {
      life.left = pieces;
    },
    kill,
  };
}

function portOf(address: string): { readonly host: string; readonly port: number } {
  return { host: '127.0.0.1', port: Number(new URL(address).port) };
}

function configOf({ telegram, slack, environment }: MortalPlace, ends: Readonly<Record<string, string>>) {
  const loaded = loadConfig({
    TELEGRAM_BOT_TOKEN: telegram.token,
    SLACK_BOT_TOKEN: slack.settings.botToken,
    SLACK_APP_TOKEN: slack.settings.appToken,
    PORT: '0',
    ADMIN_IDS: 'telegram:9001,slack:U0ADMIN',
    ...ends,
    ...environment,
  });
  if (!loaded.ok) throw new Error(loaded.problems.join('; '));
  return loaded.config;
}
