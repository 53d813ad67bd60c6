import type { Db } from '../../db/db.ts';
import type { FaqEntry } from '../../model/faq.ts';

/** An entry with what of it is as shipped. */
export interface ShippedEntry extends FaqEntry {
  /** Nobody changed question or answer since the bot brought them. */
  readonly isShipped: boolean;
  /** Wordings that the bot brought, and those of people. */
  readonly shipped: readonly string[];
  readonly own: readonly string[];
}

/** Notes which version of the shipped FAQ a forum has; false where it has that one already. */
export async function claimSeed(
  db: Db,
  { forumId, seed }: { readonly forumId: number; readonly seed: string },
): Promise<boolean> {
  const { count } = await db.forum.updateMany({
    where: { id: forumId, faqSeed: { not: seed } },
    data: { faqSeed: seed },
  });
  return count > 0;
}

/** Forums that have another version of the shipped FAQ. */
export async function listOtherSeeds(db: Db, seed: string): Promise<readonly number[]> {
  const forums = await db.forum.findMany({ where: { faqSeed: { not: seed } }, select: { id: true } });
  return forums.map(({ id: forumId }) => forumId);
}

/** A forum's entries with what of them is as shipped. */
export async function listShipped(db: Db, forumId: number): Promise<readonly ShippedEntry[]> {
  const rows = await db.faqEntry.findMany({
    where: { forumId, deletedAt: null },
    include: { wordings: { orderBy: { id: 'asc' } } },
  });
  return rows.map(({ wordings, code, category, status, source, question, answer, isShipped }) => {
    const shipped = wordings.filter((one) => one.isShipped).map(({ wording }) => wording);
    const own = wordings.filter((one) => !one.isShipped).map(({ wording }) => wording);
    return {
      ...{ code, category, status, source, question, answer, isShipped },
      ...{ shipped, own, wordings: [...shipped, ...own] },
    };
  });
}
