import type { Db } from '../../db/db.ts';
import type { Poll, PollChoice, PollSlot, SlotTime } from './types.ts';

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
    orderBy: { at: 'asc' },
  });
  const institutions = await db.institution.findMany({
    where: { forumId, leftAt: null },
    orderBy: { code: 'asc' },
    select: { id: true, shortName: true },
  });
  const names = new Map(institutions.map((one) => [one.id, one.shortName]));
  const said = (slotId: number, choice: PollChoice): readonly string[] =>
    votes
      .filter((vote) => vote.slotId === slotId && vote.choice === choice)
      .flatMap(({ institutionId }) => names.get(institutionId) ?? []);
  const heard = new Set(votes.map(({ institutionId }) => institutionId));
  return {
    ...{ id: row.id, forumId, meetingId: row.meetingId ?? undefined, answerBy: +row.answerBy },
    closedAt: row.closedAt === null ? undefined : +row.closedAt,
    chosenSlotId: row.chosenSlotId ?? undefined,
    slots: slots.map(
      ({ id: slotId, startsAt, timeZone }): PollSlot => ({
        ...{ id: slotId, startsAt: +startsAt, timeZone },
        said: { yes: said(slotId, 'yes'), if_needed: said(slotId, 'if_needed'), no: said(slotId, 'no') },
      }),
    ),
    silent: institutions.filter((one) => !heard.has(one.id)),
  };
}

/** What institutions say to a slot. */
export interface Vote {
  readonly forumId: number;
  readonly slotId: number;
  readonly institutionIds: readonly number[];
  readonly choice: PollChoice;
  readonly byPersonId: number | undefined;
  readonly now: number;
}

/** Keeps it; the last word counts. */
export async function saveVotes(db: Db, vote: Vote): Promise<void> {
  const { forumId, slotId, institutionIds, choice, byPersonId, now } = vote;
  const said = { choice, byPersonId: byPersonId ?? null, at: new Date(now) };
  for (const institutionId of institutionIds)
    await db.datePollVote.upsert({
      where: { slotId_institutionId: { slotId, institutionId }, forumId },
      create: { forumId, slotId, institutionId, ...said },
      update: said,
    });
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
    data: { closedAt: new Date(now), ...(slotId === undefined ? {} : { chosenSlotId: slotId }) },
  });
  return count > 0;
}

/** Open polls of all forums whose deadline lies between two moments (epoch milliseconds). */
export async function listPollsDue(
  db: Db,
  { after, until }: { readonly after: number; readonly until: number },
): Promise<readonly { readonly id: number; readonly forumId: number }[]> {
  return db.datePoll.findMany({
    where: { closedAt: null, answerBy: { gt: new Date(after), lte: new Date(until) } },
    select: { id: true, forumId: true },
  });
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
