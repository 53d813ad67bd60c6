import { type CalendarFrame, icsOfAll, type Own, Participation } from '../../calendar/ics.ts';
import type { Db } from '../../db/db.ts';
import { DAY_MS } from '../../lib/clock.ts';
import type { Answer } from '../../model/answer.ts';
import type { Page } from '../feature.ts';
import { calendarOf, findCalendar } from '../forum/service.ts';
import { listMeetings } from '../meetings/service.ts';
import { CALENDAR_BRANCH } from './address.rules.ts';
import { findOwner, listOwnAnswers } from './personal.store.ts';

const PAST_DAYS = 90;
const MOST_MEETINGS = 100;
const MAX_AGE_SECONDS = 300;
const FEED = /^([0-9a-f]{32,64})\.ics$/;

const PARTICIPATIONS: Readonly<Record<Answer, Participation>> = {
  attending: Participation.ACCEPTED,
  represented: Participation.DELEGATED,
  not_attending: Participation.DECLINED,
  tentative: Participation.TENTATIVE,
};

/**
 * The calendar feeds: a forum's, for all its members, and each person's own. The token is the only key.
 */
export const feedPage: Page = {
  branch: CALENDAR_BRANCH,
  show: async ({ db, clock }, rest) => {
    const token = FEED.exec(rest)?.[1];
    const body = token === undefined ? undefined : await writeFeed(db, { token, now: clock.now() });
    if (body === undefined) return undefined;
    return { contentType: 'text/calendar; charset=utf-8', body, maxAgeSeconds: MAX_AGE_SECONDS };
  },
};

interface Asked {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

async function writeFeed(db: Db, asked: Asked): Promise<string | undefined> {
  const shared = await findCalendar(db, asked.token);
  if (shared !== undefined)
    return write(db, { ...asked, forumId: shared.forumId, own: async () => 'publish' });
  const owner = await findOwner(db, asked);
  if (owner === undefined) return undefined;
  const own = async (meetingIds: readonly number[]): Promise<Own> => {
    const answers = await listOwnAnswers(db, { ...owner, meetingIds, now: asked.now });
    return {
      answers: (meetingId) =>
        answers
          .filter((one) => one.meetingId === meetingId)
          .map(({ shortName, answer }) => ({
            institution: shortName,
            participation: answer === null ? Participation.NEEDSACTION : PARTICIPATIONS[answer],
          })),
    };
  };
  return write(db, { ...asked, forumId: owner.forumId, own });
}

/** A forum's meetings of the last three months and all coming ones, also cancelled. */
async function write(
  db: Db,
  feed: Asked & {
    readonly forumId: number;
    readonly own: (meetingIds: readonly number[]) => Promise<CalendarFrame['purpose']>;
  },
): Promise<string> {
  const { forumId, now } = feed;
  const { forumName, key } = await calendarOf(db, forumId);
  const after = now - PAST_DAYS * DAY_MS;
  const meetings = await listMeetings(db, {
    ...{ forumId, after, limit: MOST_MEETINGS },
    states: ['announced', 'cancelled'],
  });
  const purpose = await feed.own(meetings.map(({ id }) => id));
  return icsOfAll(meetings, { name: forumName, key, writtenAt: now, purpose });
}
