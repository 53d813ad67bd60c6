import type { TelegramConfig } from '../../config.ts';
import { type Clock, SECOND_MS } from '../../lib/clock.ts';
import type { PlatformHealth } from '../../platform/platform.ts';
import type { TelegramApi } from './api.ts';
import { problemOf } from './status.ts';

/** A webhook's state is asked for at most this often, however often `/healthz` is. */
const FRESH_MS = 15 * SECOND_MS;

/** What the state of the connection is told from. */
export interface HealthParts {
  readonly api: TelegramApi;
  readonly config: TelegramConfig;
  /** What is known to be wrong without asking; empty when nothing is. */
  readonly problem: () => string;
  readonly clock: Clock;
}

/**
 * Makes the check behind `Platform.health`. Polling asks all the time and its last answer is enough; in webhook
 * mode silence is normal, so Telegram is asked whether it still calls us.
 */
export function createHealthCheck(parts: HealthParts): () => Promise<PlatformHealth> {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let webhookProblem = '';
  return async () => {
    const problem = parts.problem();
    if (problem !== '' || parts.config.receive.mode === 'polling') return toHealth(problem);
    if (Math.abs(parts.clock.now() - checkedAt) > FRESH_MS) {
      webhookProblem = await askWebhook(parts.api, parts.config.receive.url);
      checkedAt = parts.clock.now();
    }
    return toHealth(webhookProblem);
  };
}

async function askWebhook(api: TelegramApi, url: string): Promise<string> {
  try {
    const info = await api.call<{ readonly url?: string }>({
      method: 'getWebhookInfo',
      timeoutMs: 5 * SECOND_MS,
    });
    return info.url === url
      ? ''
      : 'Telegram sends updates elsewhere. Restart the bot to set its webhook again.';
  } catch (error) {
    return problemOf(error);
  }
}

function toHealth(problem: string): PlatformHealth {
  return { ok: problem === '', problem };
}
