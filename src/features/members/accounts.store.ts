import type { Db } from '../../db/db.ts';
import type { PlatformName } from '../../platform/incoming.ts';

/** An account on a platform within a forum. */
export interface AccountKey {
  readonly forumId: number;
  readonly platform: PlatformName;
  readonly externalId: string;
}

/** Whose account it is, and whether it has its rights. */
export interface KnownAccount {
  readonly id: number;
  readonly personId: number;
  readonly isRevoked: boolean;
  /** Epoch milliseconds; undefined while it has its rights. */
  readonly revokedAt: number | undefined;
}

/** An account that somebody of the forum has or had. */
export async function findAccount(db: Db, key: AccountKey): Promise<KnownAccount | undefined> {
  const row = await db.account.findUnique({
    where: { forumId_platform_externalId: key },
    select: { id: true, personId: true, revokedAt: true },
  });
  if (row === null) return undefined;
  const { id, personId, revokedAt } = row;
  return {
    ...{ id, personId, isRevoked: revokedAt !== null },
    revokedAt: revokedAt === null ? undefined : +revokedAt,
  };
}

/** An account that became somebody's. */
export interface AttachedAccount {
  readonly id: number;
  /** The person's other accounts on that platform, which it replaced. */
  readonly replaced: readonly { readonly id: number; readonly externalId: string }[];
}

/**
 * Makes an account this person's, with its rights. The person's other account on that platform, if any, is cut off:
 * whoever comes with a new phone has one account there afterwards.
 */
export async function attachAccount(
  db: Db,
  facts: AccountKey & { readonly personId: number; readonly now: number },
): Promise<AttachedAccount> {
  const { forumId, platform, externalId, personId } = facts;
  const now = new Date(facts.now);
  const replaced = await db.account.updateManyAndReturn({
    where: { forumId, personId, platform, externalId: { not: externalId }, revokedAt: null },
    data: { revokedAt: now },
    select: { id: true, externalId: true },
  });
  const alive = { personId, revokedAt: null, lastUsedAt: now };
  const { id } = await db.account.upsert({
    where: { forumId_platform_externalId: { forumId, platform, externalId } },
    create: { forumId, platform, externalId, createdAt: now, ...alive },
    update: alive,
    select: { id: true },
  });
  return { id, replaced };
}

/** The accounts with their rights of a person. */
export async function listAccounts(
  db: Db,
  { forumId, personId }: { readonly forumId: number; readonly personId: number },
): Promise<readonly (Pick<AccountKey, 'platform' | 'externalId'> & { readonly id: number })[]> {
  const rows = await db.account.findMany({
    where: { forumId, personId, revokedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, platform: true, externalId: true },
  });
  return rows.map((row) => ({ ...row, platform: row.platform === 'telegram' ? 'telegram' : 'slack' }));
}

/** Accounts by number, whether they have their rights or not. */
export async function listAccountsById(
  db: Db,
  { forumId, ids }: { readonly forumId: number; readonly ids: readonly number[] },
): Promise<readonly OwnedAccount[]> {
  const rows = await db.account.findMany({
    where: { forumId, id: { in: [...ids] } },
    select: { id: true, personId: true, platform: true, externalId: true },
  });
  return rows.map((row) => ({ ...row, platform: row.platform === 'telegram' ? 'telegram' : 'slack' }));
}

/** An account by number, and whose it is. */
export interface OwnedAccount extends Pick<AccountKey, 'platform' | 'externalId'> {
  readonly id: number;
  readonly personId: number;
}

/** The accounts with their rights of several people. */
export async function listAccountsOf(
  db: Db,
  { forumId, personIds }: { readonly forumId: number; readonly personIds: readonly number[] },
): Promise<readonly OwnedAccount[]> {
  const rows = await db.account.findMany({
    where: { forumId, personId: { in: [...personIds] }, revokedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, personId: true, platform: true, externalId: true },
  });
  return rows.map((row) => ({ ...row, platform: row.platform === 'telegram' ? 'telegram' : 'slack' }));
}

/** The account with its rights that a person used last. */
export async function lastUsedAccount(
  db: Db,
  { forumId, personId }: { readonly forumId: number; readonly personId: number },
): Promise<Pick<AccountKey, 'platform' | 'externalId'> | undefined> {
  const row = await db.account.findFirst({
    where: { forumId, personId, revokedAt: null },
    orderBy: [{ lastUsedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    select: { platform: true, externalId: true },
  });
  if (row === null) return undefined;
  return { platform: row.platform === 'telegram' ? 'telegram' : 'slack', externalId: row.externalId };
}

/** Cuts off every account of a person, or every one but one; gives how many. */
export async function revokeAccounts(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly personId: number;
    readonly now: number;
    readonly except?: Pick<AccountKey, 'platform' | 'externalId'> | undefined;
  },
): Promise<number> {
  const { forumId, personId, now, except } = facts;
  const { count } = await db.account.updateMany({
    where: { forumId, personId, revokedAt: null, ...(except === undefined ? {} : { NOT: except }) },
    data: { revokedAt: new Date(now) },
  });
  return count;
}

/** Whether a person can act through any account. */
export async function hasAccount(
  db: Db,
  { forumId, personId }: { readonly forumId: number; readonly personId: number },
): Promise<boolean> {
  return (await db.account.count({ where: { forumId, personId, revokedAt: null } })) > 0;
}
