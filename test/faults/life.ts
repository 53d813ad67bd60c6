import type { SlackSimulator } from '../../playground/slack/index.ts';
import type { TelegramSimulator } from '../../playground/telegram/index.ts';
import type { ManualClock } from '../../src/lib/clock.ts';
import { platformEnvironment } from './child.ts';
import { databaseEnd, openLine } from './line.ts';

/** What bots live in. */
export interface Place {
  readonly databaseUrl: string;
  readonly telegram: TelegramSimulator;
  readonly telegramRoot: string;
  readonly slack: SlackSimulator;
  readonly slackUrl: string;
  readonly clock: ManualClock;
}

/** One life of a bot, from its start to its sudden death. */
export interface Life {
  /** Resolves when it is up, rejects when it died before. */
  readonly up: Promise<void>;
  /** Resolves when it has been killed, rejects when it ended by itself. */
  readonly died: Promise<void>;
  isAlive(): boolean;
  /** Calls to the platforms whose answers died with it. */
  unanswered(): number;
  /** Lets it live for so many pieces of data more. */
  shorten(pieces: number): void;
  /** Has it do what is due by the place's clock; resolves also when it dies meanwhile. Only once it is up. */
  tick(): Promise<void>;
  /** Ends it without a death being counted. */
  end(): Promise<void>;
}

/** Where bots live, so many at a time. */
export interface Dwelling {
  readonly seats: number;
  /**
   * Starts a bot that dies when so many pieces of data have passed its lines: in the middle of a transaction, between a
   * platform's effect and its answer, anywhere.
   * @param pieces undefined: it lives on
   */
  begin(pieces: number | undefined): Promise<Life>;
  close(): Promise<void>;
}

/** A bot's lines to its database and both platforms, over which so many pieces of data pass before it has to die. */
export interface Lifelines {
  /** The environment of a bot that lives by these lines. */
  readonly environment: Readonly<Record<string, string>>;
  isCut(): boolean;
  unanswered(): number;
  shorten(pieces: number): void;
  /** Cuts all of them at once. Safe to call twice. */
  cut(): void;
}

/** Opens the lines of one life; `onSpent` is told at the last piece, which is lost when the lines are cut at once. */
export async function openLifelines(
  { databaseUrl, telegramRoot, slackUrl, telegram, slack }: Place,
  pieces: number | undefined,
  onSpent: () => void,
): Promise<Lifelines> {
  const life = { left: pieces ?? Number.POSITIVE_INFINITY, isCut: false };
  const onPiece = (): void => {
    life.left -= 1;
    if (life.left <= 0) onSpent();
  };
  const database = databaseEnd(databaseUrl);
  const lines = await Promise.all([
    openLine(database.to, onPiece),
    openLine(endOf(telegramRoot), onPiece),
    openLine(endOf(slackUrl), onPiece),
  ]);
  const [databaseLine, telegramLine, slackLine] = lines;
  const platforms = platformEnvironment({
    ...{ telegram, telegramRoot: `http://127.0.0.1:${telegramLine.port}` },
    ...{ slack, slackUrl: `http://127.0.0.1:${slackLine.port}/api/` },
  });
  return {
    environment: { ...platforms, DATABASE_URL: database.via(databaseLine.port) },
    isCut: () => life.isCut,
    unanswered: () => telegramLine.unanswered + slackLine.unanswered,
    shorten: (more) => {
      life.left = more;
    },
    cut: () => {
      life.isCut = true;
      for (const line of lines) line.cut();
    },
  };
}

function endOf(address: string): { readonly host: string; readonly port: number } {
  return { host: '127.0.0.1', port: Number(new URL(address).port) };
}
