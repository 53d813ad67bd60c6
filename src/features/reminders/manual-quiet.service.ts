import type { Meeting } from '../../model/meeting.ts';
import type { Work } from '../../model/work.ts';
import {
  asLongAsQuiet,
  type ForumQuiet,
  type QuietMoment,
  quietEnd,
  quietOf,
  quietWait,
} from '../../notices/quiet.ts';
import { listQuietReaders } from '../../notices/recipients/recipients.store.ts';
import type { NoticeTarget } from '../../notices/types.ts';
import type { ReminderQuiet } from './types.ts';

/** What the quiet of a reminder is asked about. */
export interface QuietQuestion {
  readonly meeting: Pick<Meeting, 'forumId' | 'startsAt'>;
  readonly targets: readonly NoticeTarget[];
  readonly forum: ForumQuiet;
}

/** Whom a reminder would disturb now; undefined when nobody. */
export async function findReminderQuiet(
  { db, now }: Pick<Work, 'db' | 'now'>,
  { meeting, targets, forum }: QuietQuestion,
): Promise<ReminderQuiet | undefined> {
  const personIds = targets.flatMap((target) => (target.kind === 'person' ? [target.personId] : []));
  const groups = new Set(
    targets.flatMap((target) => (target.kind === 'institution' ? [target.viaChatRowId] : [])),
  );
  groups.delete(null);
  const readers = await listQuietReaders(db, { forumId: meeting.forumId, personIds, now });
  const moments: readonly QuietMoment[] = [
    ...readers.map((reader) => ({ now, ...quietOf(reader, forum) })),
    ...[...groups].map(() => ({ now, quiet: forum.quiet, zone: forum.timeZone })),
  ];
  return summarise(moments, meeting.startsAt);
}

function summarise(moments: readonly QuietMoment[], startsAt: number): ReminderQuiet | undefined {
  const quiet = moments.filter(
    (moment) => quietEnd(moment.now, { quiet: moment.quiet, zone: moment.zone }) !== undefined,
  );
  if (quiet.length === 0) return undefined;
  const notice = { quietUntil: asLongAsQuiet(), until: startsAt };
  const ends = quiet.flatMap((moment) => quietWait(notice, moment) ?? []);
  return {
    recipients: quiet.length,
    waiting: ends.length,
    until: Math.max(...ends),
    isForAll: ends.length === moments.length,
  };
}
