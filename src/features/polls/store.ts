import type { Db } from '../../db/db.ts';
import { IN_PROTOCOL_ORDER } from '../../db/protocol-order.ts';
import { DAY_MS } from '../../lib/clock.ts';
import { CHOICES, type Poll, type PollChoice, type PollSlot, type SlotTime } from './types.ts';

/** A poll about to be made; moments in epoch milliseconds. */
export interface NewPoll {
  readonly forumId: number;
  readonly meetingId: number | undefined;
  readonly slots: readonly SlotTime[];
  readonly answerBy: number;
  readonly createdById: number | undefined;
  readonly now: number;
}

/** Makes a poll and gives its id. */
export async function insertPoll(db: Db, poll: NewPoll): Promise<number> {
  const { forumId, meetingId, slots, answerBy, createdById, now } = poll;
  const row = await db.datePoll.create({
    data: {
      ...{ forumId, meetingId: meetingId ?? null, answerBy: new Date(answerBy) },
      ...{ createdById: createdById ?? null, createdAt: new Date(now) },
    },
  });
  await db.datePollSlot.createMany({
    data: slots.map(({ startsAt, timeZone }) => ({
      ...{ forumId, pollId: row.id, startsAt: new Date(startsAt), timeZone },
    })),
  });
  return row.id;
}

/** A forum's poll by its row, else the last one that it has. */
export async function findPoll(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id?: number },
): Promise<Poll | undefined> {
  const row = await db.datePoll.findFirst({
    where: { forumId, ...(id === undefined ? {} : { id }) },
    orderBy: { id: 'desc' },
  });
  if (row === null) return undefined;
  const slots = await db.datePollSlot.findMany({
    where: { forumId, pollId: row.id },
    orderBy: { startsAt: 'asc' },
  });
  const votes = await db.datePollVote.findMany({
    where: { forumId, slotId: { in: slots.map((slot) => slot.id) } },
  });
  const institutions = await db.institution.findMany({
    where: { forumId, leftAt: null },
    orderBy: [...IN_PROTOCOL_ORDER],
    select: { id: true, shortName: true, kind: true },
  });
  const said = (choices: PollSlot['choices'], choice: PollChoice): readonly string[] =>
    institutions.filter(({ id }) => choices.get(id) === choice).map(({ shortName }) => shortName);
  const heard = new Set(votes.map(({ institutionId }) => institutionId));
  return {
    ...{ id: row.id, forumId, meetingId: row.meetingId ?? undefined, answerBy: +row.answerBy },
    closedAt: row.closedAt === null ? undefined : +row.closedAt,
    ...{ createdAt: +row.createdAt, chosenSlotId: row.chosenSlotId ?? undefined },
    slots: slots.map(({ id: slotId, startsAt, timeZone }): PollSlot => {
      const own = votes.filter((vote) => vote.slotId === slotId);
      const choices = new Map(own.map(({ institutionId, choice }) => [institutionId, choice]));
      const [yes, ifNeeded, no] = CHOICES.map((choice) => said(choices, choice));
      return {
        ...{ id: slotId, startsAt: +startsAt, timeZone, choices },
        said: { yes: yes ?? [], if_needed: ifNeeded ?? [], no: no ?? [] },
      };
    }),
    institutions,
    silent: institutions.filter((one) => !heard.has(one.id)),
  };
}

/** What institutions say to a slot. */
export interface Vote {
  readonly forumId: number;
  readonly pollId: number;
  readonly slotId: number;
  readonly institutionIds: readonly number[];
  readonly choice: PollChoice;
  readonly byPersonId: number | undefined;
  readonly now: number;
}

/** Keeps it; the last word counts. False where the poll has ended meanwhile. */
export async function saveVotes(db: Db, vote: Vote): Promise<boolean> {
  const { forumId, pollId, slotId, institutionIds, choice, byPersonId, now } = vote;
  const { count } = await db.datePoll.updateMany({
    where: { forumId, id: pollId, closedAt: null, answerBy: { gt: new Date(now) } },
    data: { revision: { increment: 1 } },
  });
  if (count === 0) return false;
  const said = { choice, byPersonId: byPersonId ?? null, at: new Date(now) };
  for (const institutionId of institutionIds)
    await db.datePollVote.upsert({
      where: { slotId_institutionId: { slotId, institutionId }, forumId },
      create: { forumId, slotId, institutionId, ...said },
      update: said,
    });
  return true;
}

/** The poll that a slot belongs to. */
export async function pollOfSlot(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<Poll | undefined> {
  const slot = await db.datePollSlot.findFirst({ where: key, select: { pollId: true } });
  return slot === null ? undefined : findPoll(db, { forumId: key.forumId, id: slot.pollId });
}

/** Ends a poll, once, with the slot that is taken if one is; false where that was done already. */
export async function closePoll(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly id: number;
    readonly slotId: number | undefined;
    readonly now: number;
  },
): Promise<boolean> {
  const { forumId, id, slotId, now } = facts;
  const { count } = await db.datePoll.updateMany({
    where: { forumId, id, chosenSlotId: null, ...(slotId === undefined ? { closedAt: null } : {}) },
    data: {
      ...{ closedAt: new Date(now), revision: { increment: 1 } },
      ...(slotId === undefined ? {} : { chosenSlotId: slotId }),
    },
  });
  return count > 0;
}

/** A poll that goes on, or has come to its deadline and was not ended yet. Moments are epoch milliseconds. */
export interface RunningPoll {
  readonly id: number;
  readonly forumId: number;
  readonly createdAt: number;
  readonly answerBy: number;
}

/** Those of all forums whose deadline is not after a moment (epoch milliseconds). */
export async function listRunning(db: Db, until: number): Promise<readonly RunningPoll[]> {
  const rows = await db.datePoll.findMany({
    where: { closedAt: null, answerBy: { lte: new Date(until) } },
    select: { id: true, forumId: true, createdAt: true, answerBy: true },
  });
  return rows.map(({ id, forumId, createdAt, answerBy }) => ({
    ...{ id, forumId, createdAt: +createdAt, answerBy: +answerBy },
  }));
}

/** So long after its end the messages of a poll are still mended. */
const MENDED_MS = 2 * DAY_MS;

/** Polls of all forums whose posted messages may show an old state at `now` (epoch milliseconds). */
export async function listOutdatedPolls(
  db: Db,
  now: number,
): Promise<readonly { readonly id: number; readonly forumId: number; readonly revision: number }[]> {
  return db.datePoll.findMany({
    where: {
      revision: { gt: db.datePoll.fields.shownRevision },
      OR: [{ closedAt: null }, { closedAt: { gt: new Date(now - MENDED_MS) } }],
    },
    select: { id: true, forumId: true, revision: true },
  });
}

/** Notes that the posted messages show a state of a poll. */
export async function notePollShown(
  db: Db,
  { id, forumId, revision }: { readonly id: number; readonly forumId: number; readonly revision: number },
): Promise<void> {
  await db.datePoll.updateMany({ where: { id, forumId }, data: { shownRevision: revision } });
}

/** Holds a forum's polls for this transaction, so that of two that are sent at once one begins. */
export async function lockPolls(db: Db, forumId: number): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('date-polls'), ${forumId}::int)`;
}

/** Locks a poll for this transaction, so that of two presses one takes a slot. */
export async function lockPoll(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<void> {
  await db.$queryRaw`SELECT id FROM date_poll WHERE id = ${id} AND forum_id = ${forumId} FOR UPDATE`;
}
