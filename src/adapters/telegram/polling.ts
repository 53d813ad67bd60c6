import { SECOND_MS } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { waitUnless } from '../../lib/retry.ts';
import type { TelegramApi } from './api.ts';
import { pauseAfterMs } from './retry.ts';
import type { ConnectionStatus } from './status.ts';
import { createWindow, type UpdateWindow } from './window.ts';
import { ALLOWED_UPDATES, type WireUpdate } from './wire.ts';

/** Seconds that Telegram holds a question open when there is nothing new. */
const HOLD_SECONDS = 30;
/** How long the next question waits for slow updates; it then asks on for the others. */
const SLOW_UPDATE_MS = 500;

/** What polling works with; `accept` takes one update and rejects when it is to be delivered again. */
export interface PollingParts {
  readonly api: TelegramApi;
  readonly status: ConnectionStatus;
  readonly accept: (update: WireUpdate) => Promise<void>;
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/**
 * Asks for updates until `signal` ends it. No failure ends it: it backs off and asks again. telegraf's own loop is
 * not used because it confirms updates that a crash would lose, waits for the slowest, and stops at 401 and 409.
 * Resolves after the last finished update was confirmed.
 */
export async function poll({ api, status, accept, signal, logger }: PollingParts): Promise<void> {
  const window = createWindow(undefined, (updateId) =>
    logger.warn({ platform: 'telegram', updateId }, 'an update hangs; those behind it go on'),
  );
  const underWay = new Set<Promise<void>>();
  let failures = 0;
  while (!signal.aborted) {
    try {
      const updates = await ask(api, { window, signal });
      status.works();
      failures = 0;
      for (const update of updates) take({ window, underWay, accept }, update);
      await idleOrSlow(underWay, signal);
    } catch (error) {
      if (signal.aborted) break;
      failures += 1;
      status.failed(error);
      await waitUnless(signal, pauseAfterMs(error, failures));
    }
  }
  await Promise.allSettled(underWay);
  await confirmLast(api, window);
}

async function ask(
  api: TelegramApi,
  { window, signal }: { readonly window: UpdateWindow; readonly signal: AbortSignal },
): Promise<readonly WireUpdate[]> {
  const offset = window.offset();
  const updates = await api.call<readonly WireUpdate[]>({
    method: 'getUpdates',
    parameters: {
      timeout: HOLD_SECONDS,
      allowed_updates: ALLOWED_UPDATES,
      ...(offset === undefined ? {} : { offset }),
    },
    timeoutMs: (HOLD_SECONDS + 15) * SECOND_MS,
    signal,
  });
  if (offset !== undefined) window.confirmed(offset);
  return updates;
}

interface Taking {
  readonly window: UpdateWindow;
  readonly underWay: Set<Promise<void>>;
  readonly accept: PollingParts['accept'];
}

function take({ window, underWay, accept }: Taking, update: WireUpdate): void {
  if (!window.admit(update.update_id)) return;
  const task: Promise<void> = accept(update)
    .then(() => window.finish(update.update_id))
    // A rejected update stays unconfirmed: Telegram delivers it again at the next start.
    .catch(() => undefined)
    .finally(() => underWay.delete(task));
  underWay.add(task);
}

async function idleOrSlow(underWay: ReadonlySet<Promise<void>>, signal: AbortSignal): Promise<void> {
  if (underWay.size === 0) return;
  const done = new AbortController();
  const stop = (): void => done.abort();
  signal.addEventListener('abort', stop);
  await Promise.race([Promise.all(underWay), waitUnless(done.signal, SLOW_UPDATE_MS)]);
  stop();
  signal.removeEventListener('abort', stop);
}

async function confirmLast(api: TelegramApi, window: UpdateWindow): Promise<void> {
  const offset = window.offset();
  if (offset === undefined) return;
  // Without it the finished updates come again at the next start, where they are known.
  await api
    .call({ method: 'getUpdates', parameters: { offset, limit: 1, timeout: 0 }, timeoutMs: 5 * SECOND_MS })
    .catch(() => undefined);
}
