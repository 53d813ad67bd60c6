import type { AdminId } from '../../../config.ts';
import type { Work } from '../../../model/work.ts';
import { codesIn } from './codes.rules.ts';
import { endExposed, revokeExposed } from './codes.store.ts';
import { tellMaker, tellOwner } from './telling.service.ts';

/**
 * Ends every code that stands in a text which others read, and tells who made it or was shown it. False when the text shows none
 * that was good.
 */
export async function endShownCodes(
  work: Work,
  { text, admins }: { readonly text: string; readonly admins: readonly AdminId[] },
): Promise<boolean> {
  const { db, now } = work;
  const { invitations, links } = codesIn(text);
  const revoked = invitations.length === 0 ? [] : await revokeExposed(db, { hashes: invitations, now });
  const ended = links.length === 0 ? [] : await endExposed(db, { hashes: links, now });
  for (const invitation of revoked) await tellMaker(work, { ...invitation, admins });
  for (const owner of ended) await tellOwner(work, owner);
  return revoked.length + ended.length > 0;
}
