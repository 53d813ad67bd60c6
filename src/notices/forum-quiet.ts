import type { ZoneId } from '../lib/zone.ts';
import type { Work } from '../model/work.ts';
import { quietEnd } from './quiet.ts';
import { loadForumReminders } from './settings/settings.store.ts';

/** When the forum's quiet that lies over now ends in a zone (epoch milliseconds); undefined when it is not quiet there. */
export async function forumQuietEnd(
  { db, now }: Pick<Work, 'db' | 'now'>,
  { forumId, zone }: { readonly forumId: number; readonly zone: ZoneId },
): Promise<number | undefined> {
  const { quiet } = await loadForumReminders(db, forumId);
  return quietEnd(now, quiet, zone);
}
