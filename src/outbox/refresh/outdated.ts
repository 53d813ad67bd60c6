import { announcement } from '../../features/meetings/announcement.words.ts';
import type { Languages } from '../../i18n/index.ts';
import { DAY_MS } from '../../lib/clock.ts';
import { quietEnd } from '../../notices/quiet.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { messageDigest } from '../digest.ts';
import { loadForums, loadMeetings } from '../present/store.ts';
import type { SceneForum, SceneMeeting } from '../present/types.ts';
import type { Sending } from '../send.ts';
import type { PostedNotice } from './refresh.store.ts';

/** What comparing needs. */
export interface Comparing extends Pick<Sending, 'database' | 'clock'> {
  readonly languages: Languages;
}

/** A posted message that shows an old state, and the true one. */
export interface OutdatedNotice {
  readonly notice: PostedNotice;
  readonly message: OutgoingMessage;
  readonly digest: string;
}

/** Of posted messages, those that differ from what holds now. */
export async function findOutdated(
  comparing: Comparing,
  posted: readonly PostedNotice[],
): Promise<readonly OutdatedNotice[]> {
  const { prisma } = comparing.database;
  const forums = await loadForums(prisma, [...new Set(posted.map(({ forumId }) => forumId))]);
  const meetings = await loadMeetings(prisma, [...new Set(posted.map(({ meetingId }) => meetingId))]);
  return posted.flatMap((notice) => {
    const forum = forums.get(notice.forumId);
    const scene = meetings.get(notice.meetingId);
    if (forum === undefined || scene === undefined) return [];
    const message = present(comparing, notice, { forum, scene });
    const digest = messageDigest(message);
    const isTrue = digest === notice.shown && !isLookDue(notice, { forum, scene }, comparing.clock.now());
    return isTrue ? [] : [{ notice, message, digest }];
  });
}

/**
 * Whether an invitation that nothing has changed for a day is edited all the same, before its meeting and outside the quiet: no
 * platform tells that a message was deleted.
 */
function isLookDue(
  { touchedAt }: PostedNotice,
  { forum, scene }: { readonly forum: SceneForum; readonly scene: SceneMeeting },
  now: number,
): boolean {
  const { state, startsAt } = scene.meeting;
  if (state !== 'announced' || now >= startsAt || now - touchedAt < DAY_MS) return false;
  return quietEnd(now, forum.quiet, forum.timeZone) === undefined;
}

function present(
  { languages, clock }: Comparing,
  { locale }: PostedNotice,
  { forum, scene }: { readonly forum: SceneForum; readonly scene: SceneMeeting },
): OutgoingMessage {
  return announcement(
    { forumName: forum.name, scene, now: clock.now() },
    languages.of(locale ?? forum.locale),
  );
}
