import type { Db } from '../../../db/db.ts';
import type { PlatformName } from '../../../platform/incoming.ts';

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
 * whoever types it need not be known to any. A code is good as long as the account that was shown it has its rights.
 */
export async function takeLinkCode(
  db: Db,
  facts: { readonly codeHash: string; readonly typedOn: PlatformName; readonly now: number },
): Promise<{ readonly forumId: number; readonly personId: number } | undefined> {
  const { codeHash, typedOn } = facts;
  const now = new Date(facts.now);
  const rows = await db.$queryRaw<{ forumId: number; personId: number }[]>`
    UPDATE link_code c SET used_at = ${now}
    WHERE c.code_hash = ${codeHash} AND c.platform <> ${typedOn} AND c.used_at IS NULL AND c.expires_at > ${now}
      AND EXISTS (SELECT FROM account a WHERE a.forum_id = c.forum_id AND a.person_id = c.person_id
        AND a.platform = c.platform AND a.revoked_at IS NULL)
    RETURNING c.forum_id AS "forumId", c.person_id AS "personId"`;
  return rows[0];
}

/** Ends the open codes among those that others have read; gives whose they were. */
export async function endExposed(
  db: Db,
  { hashes, now }: { readonly hashes: readonly string[]; readonly now: number },
): Promise<readonly { readonly forumId: number; readonly personId: number }[]> {
  return db.linkCode.updateManyAndReturn({
    where: { codeHash: { in: [...hashes] }, usedAt: null, expiresAt: { gt: new Date(now) } },
    data: { usedAt: new Date(now) },
    select: { forumId: true, personId: true },
  });
}
