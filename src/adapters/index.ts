import type { Config } from '../config.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { Platform } from '../platform/platform.ts';
import type { RouteTable } from '../platform/routes.ts';

/** What every adapter is made with, beside its own configuration. */
export interface AdapterDeps {
  readonly routes: RouteTable;
  readonly logger: Logger;
  readonly clock: Clock;
}

/**
 * Makes the platforms that are configured; to add one, write its adapter and a line here. Only their SDKs are loaded:
 * each costs a good part of the start.
 */
export async function createPlatforms(
  config: Config,
  deps: AdapterDeps,
): Promise<ReadonlyMap<PlatformName, Platform>> {
  const platforms: Platform[] = [];
  if (config.telegram !== undefined) {
    const { createTelegramPlatform } = await import('./telegram/index.ts');
    platforms.push(createTelegramPlatform({ config: config.telegram, ...deps }));
  }
  if (config.slack !== undefined) {
    const { createSlackPlatform } = await import('./slack/index.ts');
    platforms.push(createSlackPlatform({ config: config.slack, ...deps }));
  }
  return new Map(platforms.map((platform) => [platform.name, platform]));
}
