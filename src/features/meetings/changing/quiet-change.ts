import type { ZoneId } from '../../../lib/zone.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Work } from '../../../model/work.ts';
import { quietWait, urgentFrom } from '../../../notices/quiet.ts';
import { loadForumReminders } from '../../../notices/settings/settings.store.ts';

/** How long the news of a change waits: for the end of the quiet, or until the meeting is so near that it is urgent. */
export interface ChangeWait {
  /** Epoch milliseconds. */
  readonly until: number;
  readonly isUrgentThen: boolean;
}

/** The same, with the zone in which it is told. */
export interface QuietWait extends ChangeWait {
  readonly zone: ZoneId;
}

/**
 * How long the news of a change waits because it is quiet in the forum's zone; undefined when it goes out at once, or when
 * nobody was told of the meeting. Readers elsewhere have a quiet of their own.
 */
export async function changeWait(
  { db, now }: Pick<Work, 'db' | 'now'>,
  { before, after, zone }: { readonly before: Meeting; readonly after: Meeting; readonly zone: ZoneId },
): Promise<ChangeWait | undefined> {
  if (after.state !== 'announced') return undefined;
  const { startsAt } = after;
  const quietUntil = urgentFrom(startsAt, before.startsAt);
  const { quiet } = await loadForumReminders(db, after.forumId);
  const until = quietWait({ quietUntil, until: startsAt }, { now, quiet, zone });
  return until === undefined ? undefined : { until, isUrgentThen: until === quietUntil };
}
