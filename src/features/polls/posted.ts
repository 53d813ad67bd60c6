import type { Db } from '../../db/db.ts';
import type { Marks } from '../../notices/kind.ts';
import { findMeeting } from '../meetings/service.ts';
import { findPoll, listOutdatedPolls, notePollShown } from './store.ts';
import type { Poll } from './types.ts';

/** A poll as its notices tell of it. */
export interface PollDetails {
  readonly poll: Poll;
  /** The number of the meeting that is to be moved. */
  readonly number: number | undefined;
}

/** Reads it; undefined where there is none. */
export async function readPoll(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<PollDetails | undefined> {
  const poll = await findPoll(db, key);
  if (poll === undefined) return undefined;
  const { forumId, meetingId: id } = poll;
  const meeting = id === undefined ? undefined : await findMeeting(db, { forumId, id });
  return { poll, number: meeting?.number };
}

/** Choices and the end of a poll are seen in everything that was sent of it. */
export const pollMarks: Marks = {
  list: async (db, now) =>
    (await listOutdatedPolls(db, now)).map((poll) => ({
      ...poll,
      keys: [`datePoll:${poll.id}`, `datePollReminder:${poll.id}:%`, `datePollResult:${poll.id}`],
    })),
  clear: notePollShown,
};
