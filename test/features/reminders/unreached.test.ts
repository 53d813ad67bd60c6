import { expect, it } from 'vitest';
import {
  isNotifiedOn,
  type KnownAccount,
  whyUnreached,
} from '../../../src/features/reminders/unreached.rules.ts';

const telegram = (facts: Partial<KnownAccount> = {}): KnownAccount => ({
  ...{ platform: 'telegram', isOpen: false, refusal: null },
  ...facts,
});
const slack = (refusal: string | null = null): KnownAccount => ({
  platform: 'slack',
  isOpen: false,
  refusal,
});

it.each<[string, readonly KnownAccount[], string]>([
  ['without an account', [], 'noAccount'],
  ['who never opened the chat', [telegram()], 'notOpened'],
  ['whom Telegram may not write to first', [telegram({ refusal: "bot can't initiate" })], 'notOpened'],
  ['who blocked the bot', [telegram({ refusal: 'sendMessage: 403 bot was blocked by the user' })], 'blocked'],
  ['whose Telegram account was deleted', [telegram({ refusal: '403 user is deactivated' })], 'departed'],
  ['who left Slack', [slack('user_disabled')], 'departed'],
  ['unknown to Slack', [slack('users_not_found')], 'departed'],
  ['who left Slack and may still open Telegram', [slack('user_disabled'), telegram()], 'notOpened'],
  ['whose Slack takes messages', [slack(), telegram()], 'undeliverable'],
])('says why a person %s was not reached', (_who, accounts, reason) => {
  expect(whyUnreached(accounts)).toBe(reason);
});

it('counts being called as being notified only where there is a living account', () => {
  expect(isNotifiedOn('telegram', [telegram()])).toBe(true);
  expect(isNotifiedOn('telegram', [slack()])).toBe(false);
  expect(isNotifiedOn('slack', [slack('user_disabled')])).toBe(false);
  expect(isNotifiedOn(null, [telegram()])).toBe(false);
});
