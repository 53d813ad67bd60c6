import type { TelegramSimulator } from '../../playground/telegram/index.ts';

/**
 * Resolves when the bot has made so many more calls to Telegram, long polls apart; at once where none is waited for.
 * @param method only calls of this one count
 */
export function callsTo(telegram: TelegramSimulator, count: number, method?: string): Promise<void> {
  let left = count;
  if (left === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = telegram.onChange((event) => {
      if (event.type !== 'request' || event.request.method === 'getUpdates') return;
      if (method !== undefined && event.request.method !== method) return;
      left -= 1;
      if (left > 0) return;
      stop();
      resolve();
    });
  });
}
