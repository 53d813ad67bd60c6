import { expect, test } from 'vitest';
import type { SceneAccount, ScenePerson } from '../../src/outbox/present/types.ts';
import { privateRoutes } from '../../src/outbox/routes.ts';

const ABILITIES = new Map([
  ['telegram', { canWriteFirst: false }],
  ['slack', { canWriteFirst: true }],
] as const);

const account = (platform: 'telegram' | 'slack', changes: Partial<SceneAccount> = {}): SceneAccount => ({
  platform,
  externalId: `${platform} id`,
  lastUsedAt: 0,
  isOpen: platform === 'telegram',
  isShut: false,
  locale: undefined,
  ...changes,
});

function routes(
  accounts: readonly SceneAccount[],
  changes: Partial<ScenePerson> = {},
  tried: readonly ('telegram' | 'slack')[] = [],
) {
  const person: ScenePerson = {
    id: 1,
    name: '',
    preferredPlatform: undefined,
    quietFrom: undefined,
    quietUntil: undefined,
    reminderLevel: 'all',
    roles: new Set(),
    accounts,
    institutions: [],
    ...changes,
  };
  return privateRoutes(person, ABILITIES, tried).map(({ platform }) => platform);
}

test('the platform last used comes first, unless another was chosen', () => {
  const both = [account('telegram', { lastUsedAt: 1 }), account('slack', { lastUsedAt: 2 })];
  expect(routes(both)).toEqual(['slack', 'telegram']);
  expect(routes(both, { preferredPlatform: 'telegram' })).toEqual(['telegram', 'slack']);
});

test('Telegram is a way only when the person opened the chat', () => {
  expect(routes([account('telegram', { isOpen: false })])).toEqual([]);
});

test('Slack is a way until it refused', () => {
  expect(routes([account('slack')])).toEqual(['slack']);
  expect(routes([account('slack', { isShut: true })])).toEqual([]);
  expect(routes([account('slack'), account('telegram')], {}, ['slack'])).toEqual(['telegram']);
});

test('a platform that is off is no way', () => {
  const person = { preferredPlatform: undefined, accounts: [account('slack')] } as unknown as ScenePerson;
  expect(privateRoutes(person, new Map(), [])).toEqual([]);
});
