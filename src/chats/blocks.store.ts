import type { Db } from '../db/db.ts';
import type { PlatformName } from '../platform/incoming.ts';

/** An account within a forum. */
interface AccountOf {
  readonly forumId: number;
  readonly platform: PlatformName;
  readonly externalId: string;
}

/** Whether the secretariat blocked an account. */
export async function isBlocked(db: Db, { forumId, platform, externalId }: AccountOf): Promise<boolean> {
  return (await db.joinBlock.count({ where: { forumId, platform, externalId } })) > 0;
}

/** Blocks an account; nothing changes when it is blocked already. */
export async function insertBlock(
  db: Db,
  block: AccountOf & {
    readonly displayName: string;
    readonly createdById: number | undefined;
    /** Epoch milliseconds. */
    readonly now: number;
  },
): Promise<void> {
  const { now, createdById, forumId, platform, externalId, displayName } = block;
  await db.joinBlock.createMany({
    data: [
      {
        ...{ forumId, platform, externalId, displayName },
        ...{ createdAt: new Date(now), createdById: createdById ?? null },
      },
    ],
    skipDuplicates: true,
  });
}

/** A blocked account, as it is listed. */
export interface Block {
  readonly id: number;
  readonly platform: PlatformName;
  readonly externalId: string;
  readonly displayName: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The blocked accounts of a forum, the latest first. */
export async function listBlocks(
  db: Db,
  { forumId, limit }: { readonly forumId: number; readonly limit: number },
): Promise<readonly Block[]> {
  const rows = await db.joinBlock.findMany({ where: { forumId }, orderBy: { id: 'desc' }, take: limit });
  return rows.map(({ id, platform, externalId, displayName, createdAt }) => ({
    ...{ id, externalId, displayName, at: +createdAt },
    platform: platform === 'telegram' ? 'telegram' : 'slack',
  }));
}

/** Lifts a block; gives the name it was shown with, or undefined when there is none of that number. */
export async function liftBlock(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<string | undefined> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    DELETE FROM join_block WHERE id = ${id} AND forum_id = ${forumId} RETURNING display_name AS name`;
  return rows[0]?.name;
}
