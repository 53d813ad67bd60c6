import { MINUTE_MS } from '../lib/clock.ts';
import type { PlatformName } from '../platform/incoming.ts';

/** An account as its use is seen. */
export interface UsedAccount {
  readonly platform: PlatformName;
  /** Epoch milliseconds; 0 when it was never used. */
  readonly lastUsedAt: number;
}

/** Use is noted no more often than this for each account. */
export const USE_NOTED_MS = MINUTE_MS;

/**
 * A person's accounts, the one to write to first: on the chosen platform, then the last used. Of two never used it is the
 * one that comes first here.
 */
export function bestFirst<Account extends UsedAccount>(
  accounts: readonly Account[],
  preferred: PlatformName | undefined,
): readonly Account[] {
  const rank = ({ platform, lastUsedAt }: Account): number =>
    platform === preferred ? Number.MAX_VALUE : lastUsedAt;
  return accounts.toSorted((left, right) => rank(right) - rank(left));
}
