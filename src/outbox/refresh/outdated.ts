import type { Languages } from '../../i18n/index.ts';
import { DAY_MS } from '../../lib/clock.ts';
import { quietEnd } from '../../notices/quiet.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { chatReader } from '../address.ts';
import { messageDigest } from '../compose.ts';
import type { Sending } from '../delivery.ts';
import { loadForums, loadMeetings } from '../present/store.ts';
import type { PresentForum, PresentMeeting } from '../present/types.ts';
import type { PostedNotice } from './refresh.store.ts';

/** What comparing needs. */
export interface Comparing extends Pick<Sending, 'database' | 'kinds' | 'clock' | 'platforms'> {
  readonly languages: Languages;
}

/** A forum and a meeting as they are now. */
interface Now {
  readonly forum: PresentForum;
  readonly view: PresentMeeting;
}

/** What a message is to show instead of an old state. */
export interface Outdated {
  readonly message: OutgoingMessage;
  readonly digest: string;
}

/** A posted message that shows an old state, and the true one. */
export interface OutdatedNotice extends Outdated {
  readonly notice: PostedNotice;
}

/** Of posted messages, those that differ from what holds now. */
export async function findOutdated(
  comparing: Comparing,
  posted: readonly PostedNotice[],
): Promise<readonly OutdatedNotice[]> {
  const { prisma } = comparing.database;
  const forumIds = [...new Set(posted.map(({ forumId }) => forumId))];
  const forums = await loadForums(prisma, forumIds);
  const ids = [...new Set(posted.map(({ meetingId }) => meetingId))];
  const meetings = await loadMeetings(prisma, { forumIds, ids });
  return posted.flatMap((notice) => {
    const forum = forums.get(notice.forumId);
    const view = meetings.get(notice.meetingId);
    if (forum === undefined || view === undefined) return [];
    const message = present(comparing, { notice, forum, view });
    if (message === undefined) return [];
    const digest = messageDigest(message);
    const isTrue = digest === notice.shown && !isLookDue(notice, { forum, view, now: comparing.clock.now() });
    return isTrue ? [] : [{ notice, message, digest }];
  });
}

/**
 * Whether an invitation that nothing has changed for a day is edited all the same, before its meeting and outside the quiet: no
 * platform tells that a message was deleted.
 */
function isLookDue(
  { touchedAt }: PostedNotice,
  { now, forum, view }: Now & { readonly now: number },
): boolean {
  const { state, startsAt } = view.meeting;
  if (state !== 'announced' || now >= startsAt || now - touchedAt < DAY_MS) return false;
  return quietEnd(now, { quiet: forum.quiet, zone: forum.timeZone }) === undefined;
}

function present(
  comparing: Comparing,
  { notice: { kind: name, facts, locale, ref }, forum, view }: Now & { readonly notice: PostedNotice },
): OutgoingMessage | undefined {
  const { languages, kinds, clock } = comparing;
  const kind = kinds.find(name);
  const read = kind?.facts.safeParse(facts);
  if (kind === undefined || read?.success !== true) return undefined;
  const content = { facts: read.data, details: undefined, forum, view, institutions: [], now: clock.now() };
  const reader = chatReader(comparing, ref);
  return kind.words({ ...content, reader }, languages.of(locale ?? forum.locale));
}
