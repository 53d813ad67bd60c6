import { describeFault } from '../lib/error.ts';
import type { PlatformHealth } from '../platform/platform.ts';
import type { RouteHandler } from '../platform/routes.ts';
import type { OperatorAccess } from './access.ts';
import { jsonAnswer } from './answer.ts';

/** Asks one part of the bot whether it works now; a rejection counts as "no". */
export type HealthCheck = () => Promise<PlatformHealth>;

/** What `GET /healthz` tells. */
export interface HealthReport {
  readonly status: 'ok' | 'failing';
  readonly checks: Readonly<Record<string, PlatformHealth>>;
}

/** A check that has not answered by then fails. */
const CHECK_TIMEOUT_MS = 5_000;

/** Asks all checks at once. */
async function checkHealth(checks: Readonly<Record<string, HealthCheck>>): Promise<HealthReport> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await askInTime(check)] as const),
  );
  const isOk = results.every(([, health]) => health.ok);
  return { status: isOk ? 'ok' : 'failing', checks: Object.fromEntries(results) };
}

/**
 * `GET /healthz`: 200 when every check succeeds, else 503; the body names each to an operator and tells others no more than
 * the state. Requests that come while the checks run share them, so that probing in a loop does not flood the platforms.
 */
export function healthRoute(
  checks: Readonly<Record<string, HealthCheck>>,
  mayRead: OperatorAccess,
): RouteHandler {
  let running: Promise<HealthReport> | undefined;
  return async (request, response) => {
    running ??= checkHealth(checks).finally(() => {
      running = undefined;
    });
    const report = await running;
    const told = mayRead(request) ? report : { status: report.status };
    jsonAnswer(response, { status: report.status === 'ok' ? 200 : 503, value: told });
  };
}

async function askInTime(check: HealthCheck): Promise<PlatformHealth> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PlatformHealth>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, problem: 'no answer in time' }), CHECK_TIMEOUT_MS);
  });
  const asked = check().catch((fault: unknown) => ({ ok: false, problem: describeFault(fault) }));
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
