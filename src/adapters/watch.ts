import { type Clock, HOUR_MS } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { Platform } from '../platform/platform.ts';

/** What the watch is made from. */
export interface PlatformWatchParts {
  readonly platforms: ReadonlyMap<PlatformName, Pick<Platform, 'health'>>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when the bot stops: what does not work from then on is no news. */
  readonly stopping: AbortSignal;
}

interface Told {
  readonly problem: string;
  readonly at: number;
}

/**
 * Makes what asks every platform whether it works and has the log say so when that changes; a problem that lasts is said
 * again each hour. What is said names what an operator has to do, and no token. Never rejects.
 */
export function createPlatformWatch({
  platforms,
  clock,
  logger,
  stopping,
}: PlatformWatchParts): () => Promise<void> {
  const told = new Map<PlatformName, Told>();
  const ask = async (name: PlatformName, platform: Pick<Platform, 'health'>): Promise<void> => {
    const problem = await platform.health().then(
      (health) => health.problem,
      () => 'The platform gives no answer.',
    );
    if (stopping.aborted) return;
    const now = clock.now();
    const last = told.get(name);
    const isSame = problem === (last?.problem ?? '');
    if (isSame && (problem === '' || Math.abs(now - (last?.at ?? now)) < HOUR_MS)) return;
    told.set(name, { problem, at: now });
    if (problem === '') logger.info({ platform: name }, 'platform works again');
    else logger.error({ platform: name, problem }, 'platform does not work');
  };
  return async () => {
    await Promise.all([...platforms].map(([name, platform]) => ask(name, platform)));
  };
}
