import type { Subject } from './types.ts';

/** Rows that name an account: of this forum, and of every forum to which the account does not belong. */
export function byAccount({ accounts, otherForumIds }: Subject): {
  readonly forumId: { readonly notIn: number[] };
  readonly OR: { readonly platform: string; readonly externalId: string }[];
} {
  return { forumId: { notIn: [...otherForumIds] }, OR: [...accounts] };
}

/** The same for rows that call the account a user. */
export function byUser({ accounts, otherForumIds }: Subject): {
  readonly forumId: { readonly notIn: number[] };
  readonly OR: { readonly platform: string; readonly userId: string }[];
} {
  const OR = accounts.map(({ platform, externalId }) => ({ platform, userId: externalId }));
  return { forumId: { notIn: [...otherForumIds] }, OR };
}
