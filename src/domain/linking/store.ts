import type { Db } from '../../db/db.ts';
import type { PlatformName } from '../../platform/incoming.ts';

/** A code about to be shown. */
export interface NewLink {
  readonly forumId: number;
  readonly personId: number;
  /** Where it is shown; it must be typed elsewhere. */
  readonly platform: PlatformName;
  readonly codeHash: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly expiresAt: number;
}

/** Keeps a code; an earlier one of that person is no longer good. */
export async function insertLinkCode(db: Db, { now, expiresAt, ...link }: NewLink): Promise<void> {
  await db.linkCode.updateMany({
    where: { personId: link.personId, usedAt: null },
    data: { usedAt: new Date(now) },
  });
  await db.linkCode.create({ data: { ...link, expiresAt: new Date(expiresAt) } });
}

/**
 * Uses up a code that was shown on another platform, once: of two who type it at once one gets it. The hash finds the forum:
 * whoever types it need not be known to any.
 */
export async function takeLinkCode(
  db: Db,
  facts: { readonly codeHash: string; readonly typedOn: PlatformName; readonly now: number },
): Promise<{ readonly forumId: number; readonly personId: number } | undefined> {
  const rows = await db.linkCode.updateManyAndReturn({
    where: {
      codeHash: facts.codeHash,
      platform: { not: facts.typedOn },
      usedAt: null,
      expiresAt: { gt: new Date(facts.now) },
    },
    data: { usedAt: new Date(facts.now) },
    select: { forumId: true, personId: true },
  });
  return rows[0];
}
