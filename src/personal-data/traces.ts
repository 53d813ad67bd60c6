import type { PlatformName } from '../platform/incoming.ts';
import type { Subject } from './types.ts';

/** Rows that name an account: of this forum, and of every forum to which the account does not belong. */
export function byAccount({ accounts, otherForumIds }: Subject): {
  readonly forumId: { readonly notIn: number[] };
  readonly OR: { readonly platform: PlatformName; readonly externalId: string }[];
} {
  return { forumId: { notIn: [...otherForumIds] }, OR: [...accounts] };
}

/** The same for rows that call the account a user. */
export function byUser({ accounts, otherForumIds }: Pick<Subject, 'accounts' | 'otherForumIds'>): {
  readonly forumId: { readonly notIn: number[] };
  readonly OR: { readonly platform: PlatformName; readonly userId: string }[];
} {
  const OR = accounts.map(({ platform, externalId }) => ({ platform, userId: externalId }));
  return { forumId: { notIn: [...otherForumIds] }, OR };
}

/** Rows of the subject's records. */
export function byRecord({ forumId, personIds }: Subject): {
  readonly forumId: number;
  readonly personId: { readonly in: number[] };
} {
  return { forumId, personId: { in: [...personIds] } };
}

/** How a row names an account that has no record, in one text: `telegram:6666`. */
export function accountKeys({ accounts }: Pick<Subject, 'accounts'>): string[] {
  return accounts.map(({ platform, externalId }) => `${platform}:${externalId}`);
}

/** How a row names whoever did something, with a record or without: `person:12`, `telegram:6666`. */
export function doerKeys({ personIds, accounts }: Subject): string[] {
  return [...personIds.map((id) => `person:${id}`), ...accountKeys({ accounts })];
}
