import { CAN_WRITE_FIRST, type PlatformName } from '../../platform/incoming.ts';

/**
 * Why somebody could not be told privately, the most hopeful first: what is the matter with the account that is the easiest to
 * mend. `noPerson` stands for an institution for which nobody is registered.
 */
export type UnreachedReason =
  | 'undeliverable'
  | 'notOpened'
  | 'blocked'
  | 'departed'
  | 'noAccount'
  | 'noPerson';

const HOPE: readonly UnreachedReason[] = ['undeliverable', 'notOpened', 'blocked', 'departed'];

/** An account, and what the bot knows of its private chat. */
export interface KnownAccount {
  readonly platform: PlatformName;
  /** Whether the chat was opened and nothing was refused since. */
  readonly isOpen: boolean;
  /** Words in which the platform last refused; null when it did not. */
  readonly refusal: string | null;
}

/** Slack says `user_disabled` or `users_not_found` of who has left, Telegram "user is deactivated" of a deleted account. */
const DEPARTED = /deactivated|disabled|inactive|users?_not_found/i;

/** Why a person with these accounts, none of which a private message came through to, was not told. */
export function whyUnreached(accounts: readonly KnownAccount[]): UnreachedReason {
  const reasons = new Set(accounts.map(reasonOf));
  return HOPE.find((reason) => reasons.has(reason)) ?? 'noAccount';
}

/** Whether calling somebody by name on that platform notifies them: their account there has not been given up. */
export function isNotifiedOn(platform: string | null, accounts: readonly KnownAccount[]): boolean {
  return accounts.some((account) => account.platform === platform && reasonOf(account) !== 'departed');
}

function reasonOf({ platform, isOpen, refusal }: KnownAccount): UnreachedReason {
  if (refusal !== null && DEPARTED.test(refusal)) return 'departed';
  if (refusal !== null && /blocked/i.test(refusal)) return 'blocked';
  return !CAN_WRITE_FIRST[platform] && !isOpen ? 'notOpened' : 'undeliverable';
}
