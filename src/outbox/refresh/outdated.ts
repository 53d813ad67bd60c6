import type { Languages } from '../../i18n/index.ts';
import { announcement } from '../../messages/announcement.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { messageDigest } from '../digest.ts';
import { loadForums, loadMeetings } from '../scene/store.ts';
import type { SceneForum, SceneMeeting } from '../scene/types.ts';
import type { Sending } from '../send.ts';
import type { PostedNotice } from './store.ts';

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
    return digest === notice.shown ? [] : [{ notice, message, digest }];
  });
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
