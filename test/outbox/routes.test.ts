import { expect, test } from 'vitest';
import { privateRoutes } from '../../src/outbox/address.ts';
import type { PresentAccount } from '../../src/outbox/present/types.ts';
import type { PlatformName } from '../../src/platform/incoming.ts';

const account = (platform: PlatformName, changes: Partial<PresentAccount> = {}): PresentAccount => ({
  platform,
  externalId: `${platform} id`,
  lastUsedAt: 0,
  mayBeWrittenTo: true,
  locale: undefined,
  ...changes,
});

function routes(
  accounts: readonly PresentAccount[],
  tried: readonly PlatformName[] = [],
  preferredPlatform?: PlatformName,
): readonly PlatformName[] {
  const ways = privateRoutes({ accounts, preferredPlatform }, { platforms: ['telegram', 'slack'], tried });
  return ways.map(({ platform }) => platform);
}

test('the platform last used comes first, unless another was chosen', () => {
  const both = [account('telegram', { lastUsedAt: 1 }), account('slack', { lastUsedAt: 2 })];
  expect(routes(both)).toEqual(['slack', 'telegram']);
  expect(routes(both, [], 'telegram')).toEqual(['telegram', 'slack']);
});

test('an account that may not be written to, or was tried, is no way', () => {
  expect(routes([account('telegram', { mayBeWrittenTo: false })])).toEqual([]);
  expect(routes([account('slack'), account('telegram')], ['slack'])).toEqual(['telegram']);
});

test('a platform that is off is no way', () => {
  const person = { preferredPlatform: undefined, accounts: [account('slack')] };
  expect(privateRoutes(person, { platforms: ['telegram'], tried: [] })).toEqual([]);
});
