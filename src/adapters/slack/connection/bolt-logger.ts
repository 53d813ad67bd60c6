import { LogLevel, type Logger as SdkLogger } from '@slack/bolt';
import type { Logger } from '../../../lib/logger.ts';

const MAX_LENGTH = 200;

/**
 * Hands the SDK's warnings to our log, cut short and without tokens and addresses. What it says at lower levels holds
 * whole messages, and is dropped; so are the objects that it hands over beside the words.
 */
export function boltLogger(logger: Logger): SdkLogger {
  const warn = (...parts: readonly unknown[]): void => {
    logger.warn({ source: 'slack-sdk' }, safeWords(parts));
  };
  return {
    debug: () => {},
    info: () => {},
    warn,
    error: warn,
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

function safeWords(parts: readonly unknown[]): string {
  const words = parts.flatMap((part) =>
    typeof part === 'string' ? part : part instanceof Error ? `${part.name}: ${part.message}` : [],
  );
  return words
    .join(' ')
    .replace(/\bx(ox[a-z]|app)-[\w-]+/g, '***')
    .replace(/\b(https?|wss?):\/\/\S+/g, '(address)')
    .slice(0, MAX_LENGTH);
}
