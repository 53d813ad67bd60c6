import type { Work } from '../../../model/work.ts';
import { type RepostScope, repostRefused } from './repost.store.ts';

/** Takes up again what groups and channels refused, see `repostRefused`, and wakes it. Gives back how many go out. */
export async function repost(
  work: Pick<Work, 'db' | 'enqueue' | 'logger'>,
  scope: RepostScope,
): Promise<number> {
  const { db, enqueue, logger } = work;
  const reposted = await repostRefused(db, scope);
  for (const [priority, rows] of Map.groupBy(reposted, (row) => row.priority)) {
    await enqueue(db, { deliveryIds: rows.map(({ id }) => id), priority });
  }
  if (reposted.length > 0)
    logger.info({ deliveryIds: reposted.map(({ id }) => id) }, 'sent again where it was refused');
  return reposted.length;
}
