import type { Db } from '../../db/db.ts';
import type { RsvpHistory } from '../../db/generated/client.ts';
import { toMeeting, WITH_HOST } from '../../model/meeting.store.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Undoable, Undone } from './undo.rules.ts';

/** An answer of the history with all that decides about taking it back. */
export interface UndoableAnswer {
  readonly undoable: Undoable;
  readonly meeting: Meeting;
  readonly undone: Undone;
}

/** Which row of the history, within a forum. */
interface HistoryKey {
  readonly forumId: number;
  readonly id: number;
}

/**
 * Loads an answer to take it back, and holds the one that counts for its institution until the transaction ends: whoever changes it
 * meanwhile waits, and a second press of the same button finds it taken back.
 */
export async function loadUndoable(db: Db, key: HistoryKey): Promise<UndoableAnswer | undefined> {
  const given = await db.rsvpHistory.findFirst({
    where: { ...key, counted: true },
    include: { institution: { select: { id: true, shortName: true } }, meeting: { include: WITH_HOST } },
  });
  if (given === null) return undefined;
  const { meetingId, institutionId } = given;
  await db.$queryRaw`SELECT 1 AS held FROM rsvp
    WHERE forum_id = ${key.forumId} AND meeting_id = ${meetingId} AND institution_id = ${institutionId} FOR UPDATE`;
  const own = { forumId: key.forumId, meetingId, institutionId };
  const counting = await db.rsvp.findFirst({ where: own });
  const row = await db.rsvpHistory.findFirstOrThrow({ where: key });
  const before = await answerBefore(db, given);
  const meeting = toMeeting(given.meeting);
  return {
    meeting,
    undoable: {
      byPersonId: given.byPersonId ?? undefined,
      answeredAt: +given.answeredAt,
      undoneAt: row.undoneAt === null ? undefined : +row.undoneAt,
      isCounting: counting !== null && isSame(counting, given),
      meeting: { isCancelled: meeting.state === 'cancelled', startsAt: meeting.startsAt },
    },
    undone: {
      institution: given.institution,
      answer: given.answer,
      note: given.note,
      restored:
        before === null
          ? undefined
          : { answer: before.answer, note: before.note, byPersonId: before.byPersonId ?? undefined },
    },
  };
}

/** The meeting that an answer of the history was given to. */
export async function findAnsweredMeeting(db: Db, key: HistoryKey): Promise<number | undefined> {
  const row = await db.rsvpHistory.findFirst({ where: key, select: { meetingId: true } });
  return row?.meetingId;
}

/** The one that counted before it, and was not taken back. */
function answerBefore(db: Db, { forumId, meetingId, institutionId, id, answeredAt }: RsvpHistory) {
  return db.rsvpHistory.findFirst({
    where: {
      ...{ forumId, meetingId, institutionId, counted: true, undoneAt: null },
      ...{ id: { not: id }, answeredAt: { lte: answeredAt } },
    },
    orderBy: [{ answeredAt: 'desc' }, { id: 'desc' }],
  });
}

type Given = Pick<RsvpHistory, 'answer' | 'byPersonId' | 'platform' | 'sequence' | 'answeredAt'>;

function isSame(one: Given, other: Given): boolean {
  return (
    one.answer === other.answer &&
    one.byPersonId === other.byPersonId &&
    one.platform === other.platform &&
    one.sequence === other.sequence &&
    +one.answeredAt === +other.answeredAt
  );
}

/** Marks the answer as taken back, and lets the one before count again as it was, or none; the posted invitation is outdated then. */
export async function takeBack(
  db: Db,
  { forumId, id, now }: HistoryKey & { readonly now: number },
): Promise<void> {
  const at = new Date(now);
  const given = await db.rsvpHistory.update({ where: { forumId, id }, data: { undoneAt: at } });
  const { meetingId, institutionId } = given;
  const before = await answerBefore(db, given);
  if (before === null) await db.rsvp.deleteMany({ where: { forumId, meetingId, institutionId } });
  else {
    const { answer, note, byPersonId, byName, platform, chatId, sequence, answeredAt } = before;
    await db.rsvp.updateMany({
      where: { forumId, meetingId, institutionId },
      data: { answer, note, byPersonId, byName, platform, chatId, sequence, answeredAt },
    });
  }
  await db.meeting.updateMany({
    where: { forumId, id: meetingId, noticeStaleAt: null },
    data: { noticeStaleAt: at },
  });
}

/** The last answer that a person gave since a moment (epoch milliseconds), taken back or not. */
export async function findLastAnswer(
  db: Db,
  {
    forumId,
    personId,
    since,
  }: { readonly forumId: number; readonly personId: number; readonly since: number },
): Promise<number | undefined> {
  const row = await db.rsvpHistory.findFirst({
    where: {
      forumId,
      byPersonId: personId,
      counted: true,
      undoneAt: null,
      answeredAt: { gte: new Date(since) },
    },
    orderBy: [{ answeredAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return row === null ? undefined : Number(row.id);
}
