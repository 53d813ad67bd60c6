import type { ZoneId } from '../../lib/zone.ts';
import { forumQuietEnd } from '../reminders/forum-quiet.ts';
import { urgentFrom, waitsForQuiet } from '../reminders/quiet.ts';
import type { Work } from '../work.ts';
import type { Meeting } from './types.ts';

/**
 * Until when the news of a change waits because it is quiet in the forum's zone (epoch milliseconds); undefined when it
 * goes out at once, or when nobody was told of the meeting. Readers elsewhere have a quiet of their own.
 */
export async function changeWaitsUntil(
  work: Pick<Work, 'db' | 'now'>,
  { before, after, zone }: { readonly before: Meeting; readonly after: Meeting; readonly zone: ZoneId },
): Promise<number | undefined> {
  if (after.state !== 'announced') return undefined;
  const facts = { what: 'changed', previousStartsAt: before.startsAt };
  if (!waitsForQuiet('change', facts, after.startsAt, work.now)) return undefined;
  const end = await forumQuietEnd(work, { forumId: after.forumId, zone });
  return end === undefined ? undefined : Math.min(end, urgentFrom(facts, after.startsAt));
}
