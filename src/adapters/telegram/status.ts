import type { Logger } from '../../lib/logger.ts';
import { ApiError } from './errors.ts';

/** What is known of the connection; changes are logged once. */
export interface ConnectionStatus {
  /** Telegram answered. */
  works(): void;
  /** A call failed. */
  failed(error: unknown): void;
  /** What is wrong, for operators; empty when nothing is. */
  problem(): string;
}

/** Starts with "not connected yet". */
export function createStatus(logger: Logger): ConnectionStatus {
  let problem = 'Telegram has not answered yet.';
  return {
    works: () => {
      if (problem !== '') logger.info({ platform: 'telegram' }, 'connected');
      problem = '';
    },
    failed: (error) => {
      const next = problemOf(error);
      if (problem !== next) logger.warn({ platform: 'telegram', problem: next }, 'connection trouble');
      problem = next;
    },
    problem: () => problem,
  };
}

/** A failed call as one sentence for operators, with the way out where there is one. */
export function problemOf(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Telegram cannot be asked (internal fault).';
  switch (error.code) {
    case 0:
      return `Telegram cannot be reached (${error.message}). Check the network and TELEGRAM_API_ROOT.`;
    case 401:
    case 404:
      return `Telegram refuses the bot's token (${error.code}). Put the one that @BotFather shows into TELEGRAM_BOT_TOKEN and restart the bot.`;
    case 409:
      return "Another process receives this bot's updates (409). Stop it, or give each its own token.";
    case 429:
      return 'Telegram asks the bot to wait (429).';
    default:
      return `Telegram answers with an error (${error.message}).`;
  }
}
