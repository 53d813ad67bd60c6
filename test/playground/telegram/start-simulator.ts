import { onTestFinished } from 'vitest';
import {
  createTelegramSimulator,
  type TelegramSimulator,
  type TelegramSimulatorOptions,
} from '../../../playground/telegram/index.ts';
import { type ManualClock, manualClock } from '../../../src/lib/clock.ts';

/** An answer of the API as it came over HTTP. */
export interface ApiAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly result?: unknown;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

export interface StartedSimulator {
  readonly sim: TelegramSimulator;
  readonly clock: ManualClock;
  readonly apiRoot: string;
  /** Calls a method with JSON. */
  call(method: string, params?: object, signal?: AbortSignal): Promise<ApiAnswer>;
}

export const START_MS = Date.UTC(2026, 10, 24, 3, 0, 0);

/** Starts a simulator whose clock stands still; it is stopped when the test ends. */
export async function startSimulator(
  options: Partial<TelegramSimulatorOptions> = {},
): Promise<StartedSimulator> {
  const clock = manualClock(START_MS);
  const sim = createTelegramSimulator({ clock, ...options });
  const { apiRoot } = await sim.start();
  onTestFinished(() => sim.stop());
  const call = (method: string, params: object = {}, signal?: AbortSignal): Promise<ApiAnswer> =>
    post(`${apiRoot}/bot${sim.token}/${method}`, {
      body: JSON.stringify(params),
      headers: { 'content-type': 'application/json' },
      ...(signal ? { signal } : {}),
    });
  return { sim, clock, apiRoot, call };
}

/** Posts to the server and reads its answer. */
export async function post(url: string, init: RequestInit): Promise<ApiAnswer> {
  const response = await fetch(url, { method: 'POST', ...init });
  return { ...((await response.json()) as Omit<ApiAnswer, 'status'>), status: response.status };
}
