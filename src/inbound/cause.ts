import type { Incoming } from '../platform/incoming.ts';

/** How an update is called in log lines, notices and memories, across all platforms. */
export function causeOf({ platform, key }: Pick<Incoming, 'platform' | 'key'>): string {
  return `${platform}:${key}`;
}
