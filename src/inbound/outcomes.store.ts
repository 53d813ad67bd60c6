import type { Db } from '../db/db.ts';
import type { PlatformName } from '../platform/incoming.ts';

/** A message by its key (see `Incoming.key`); `now` in epoch milliseconds. */
export interface HeardMessage {
  readonly platform: PlatformName;
  readonly key: string;
  readonly now: number;
}

/** What became of a message: nobody heard it, it had no effect, or it had one. */
export type Standing = 'unheard' | 'refused' | 'done';

/** Notes that a message had no effect, so that it may be mended. Kept among the updates, and forgotten with them. */
export async function noteRefused(db: Db, { platform, key, now }: HeardMessage): Promise<void> {
  await db.processedUpdate.createMany({
    data: [{ platform, key: refusedKey(key), at: new Date(now) }],
    skipDuplicates: true,
  });
}

/** What became of a message. */
export async function findStanding(
  db: Db,
  { platform, key }: Pick<HeardMessage, 'platform' | 'key'>,
): Promise<Standing> {
  const rows = await db.processedUpdate.findMany({
    where: { platform, key: { in: [key, refusedKey(key)] } },
    select: { key: true },
  });
  if (rows.some((row) => row.key !== key)) return 'refused';
  return rows.length === 0 ? 'unheard' : 'done';
}

/** Notes that a message has its effect after all, by an edit. */
export async function noteDone(db: Db, { platform, key, now }: HeardMessage): Promise<void> {
  await db.processedUpdate.deleteMany({ where: { platform, key: refusedKey(key) } });
  await db.processedUpdate.createMany({ data: [{ platform, key, at: new Date(now) }], skipDuplicates: true });
}

/** Takes the leave to answer an album: given to the first of its messages that is handled. */
export async function takeAlbum(
  db: Db,
  { platform, albumId, now }: Omit<HeardMessage, 'key'> & { readonly albumId: string },
): Promise<boolean> {
  const { count } = await db.processedUpdate.createMany({
    data: [{ platform, key: `album:${albumId}`, at: new Date(now) }],
    skipDuplicates: true,
  });
  return count === 1;
}

function refusedKey(key: string): string {
  return `refused:${key}`;
}
