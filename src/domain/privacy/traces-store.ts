import { Prisma } from '../../db/generated/client.ts';
import { waysToWrite } from './names.ts';
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

/** The ways in which the subject is written, of all their names. */
export function waysOf({ names }: Pick<Subject, 'names'>): readonly string[] {
  return [...new Set(names.flatMap(waysToWrite))];
}

/** SQL: whether a text has one of these ways to write somebody in it, whatever its case; false when there is none. */
export function names(text: Prisma.Sql, ways: readonly string[]): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM unnest(${[...ways]}::text[]) AS way WHERE strpos(lower(${text}), lower(way)) > 0)`;
}
