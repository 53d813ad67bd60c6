import type { Db } from '../../db/db.ts';
import { countingAt } from '../../db/in-office.ts';
import { takeOneMore } from '../../db/quota.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import { toMeeting, WITH_HOST } from '../../model/meeting.store.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import { findPresent } from './rules.ts';
import type { Arrival, CheckIn, Entered, Presence } from './types.ts';

/** A meeting of a forum. */
export interface MeetingKey {
  readonly forumId: number;
  readonly meetingId: number;
}

const CHECK_IN = { meetingId: true, token: true, secret: true, startUrl: true } as const;

/** What is needed to begin; of two who begin at once the first one's stands. */
export async function openCheckIn(
  db: Db,
  {
    forumId,
    now,
    openedById,
    ...checkIn
  }: CheckIn & {
    readonly forumId: number;
    readonly now: number;
    readonly openedById: number | undefined;
  },
): Promise<CheckIn> {
  const { meetingId, startUrl } = checkIn;
  await db.checkIn.createMany({
    data: { ...checkIn, forumId, openedAt: new Date(now), openedById: openedById ?? null },
    skipDuplicates: true,
  });
  await db.checkIn.updateMany({
    where: { meetingId, forumId, startUrl: { not: startUrl } },
    data: { startUrl },
  });
  return db.checkIn.findFirstOrThrow({ where: { meetingId, forumId }, select: CHECK_IN });
}

/** The check-ins that were begun of these meetings. */
export async function listCheckIns(
  db: Db,
  { forumId, meetingIds }: { readonly forumId: number; readonly meetingIds: readonly number[] },
): Promise<readonly CheckIn[]> {
  return db.checkIn.findMany({ where: { forumId, meetingId: { in: [...meetingIds] } }, select: CHECK_IN });
}

/** What a page shows of the check-in whose token it is: the token alone finds the forum. */
export async function findByToken(
  db: Db,
  token: string,
): Promise<
  | {
      readonly checkIn: CheckIn;
      readonly meeting: Meeting;
      readonly forum: { readonly name: string; readonly locale: string };
    }
  | undefined
> {
  const row = await db.checkIn.findUnique({ where: { token }, select: { ...CHECK_IN, forumId: true } });
  if (row === null) return undefined;
  const { forumId, ...checkIn } = row;
  const meeting = await db.meeting.findFirstOrThrow({
    where: { id: checkIn.meetingId, forumId },
    include: WITH_HOST,
  });
  const forum = await db.forum.findUniqueOrThrow({
    where: { id: forumId },
    select: { name: true, locale: true },
  });
  return { checkIn, meeting: toMeeting(meeting), forum };
}

/**
 * Marks people as present, each once: who is there already by another way of saying so is not counted again. Those who enter somebody
 * of the same institution wait for each other.
 */
export async function enterPresences(
  db: Db,
  {
    arrivals,
    ...marked
  }: MeetingKey & {
    readonly arrivals: readonly Arrival[];
    readonly markedById: number | undefined;
    readonly now: number;
  },
): Promise<readonly Entered[]> {
  const entered: Entered[] = [];
  const inOrder = arrivals.toSorted((one, other) => (one.institutionId ?? 0) - (other.institutionId ?? 0));
  for (const arrival of inOrder) entered.push(await enterPresence(db, { ...marked, arrival }));
  return entered;
}

async function enterPresence(
  db: Db,
  {
    arrival: { institutionId, personId, key, name, position },
    forumId,
    meetingId,
    markedById,
    now,
  }: MeetingKey & {
    readonly arrival: Arrival;
    readonly markedById: number | undefined;
    readonly now: number;
  },
): Promise<Entered> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`presence:${meetingId}`}), ${institutionId ?? 0}::int)`;
  const rows = await db.presence.findMany({
    where: { forumId, meetingId, institutionId: institutionId ?? null },
    orderBy: { id: 'asc' },
    select: { ...PRESENCE, personId: true },
  });
  const present = rows.map((row) => ({ ...toPresence(row), personId: row.personId ?? undefined }));
  const found = findPresent(present, { institutionId, personId, key, name, position });
  if (found?.isFilled === false) return { presence: found.one, became: 'known' };
  const who = { personId: personId ?? found?.one.personId ?? null, name, position };
  const row =
    found === undefined
      ? await db.presence.create({
          data: {
            ...{ ...who, key, forumId, meetingId, at: new Date(now), markedById: markedById ?? null },
            institutionId: institutionId ?? null,
          },
          select: PRESENCE,
        })
      : await db.presence.update({
          where: { id: found.one.id, forumId },
          data: { ...who, key },
          select: PRESENCE,
        });
  return { presence: toPresence(row), became: found === undefined ? 'new' : 'filled' };
}

const PRESENCE = { id: true, institutionId: true, name: true, position: true, at: true } as const;

interface PresenceRow extends Omit<Presence, 'institutionId' | 'at'> {
  readonly institutionId: number | null;
  readonly at: Date;
}

const toPresence = ({ institutionId, at, ...row }: PresenceRow): Presence => ({
  ...row,
  institutionId: institutionId ?? undefined,
  at: +at,
});

/** Who was seen at a meeting, in the order of coming. */
export async function listPresences(
  db: Db,
  { forumId, meetingId }: MeetingKey,
): Promise<readonly Presence[]> {
  const rows = await db.presence.findMany({
    where: { forumId, meetingId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: PRESENCE,
  });
  return rows.map(toPresence);
}

/** A mark of a forum with the meeting it is of. */
export async function findPresence(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<(Presence & { readonly meetingId: number }) | undefined> {
  const row = await db.presence.findFirst({
    where: { id, forumId },
    select: { ...PRESENCE, meetingId: true },
  });
  return row === null ? undefined : { ...toPresence(row), meetingId: row.meetingId };
}

/** Takes a mark away; false where somebody has already. */
export async function deletePresence(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<boolean> {
  return (await db.presence.deleteMany({ where: { id, forumId } })).count === 1;
}

/** Everybody who acts for an institution at that moment (epoch milliseconds). */
export async function listActing(
  db: Db,
  facts: { readonly forumId: number; readonly institutionId: number; readonly at: number },
): Promise<readonly { readonly personId: number; readonly name: string; readonly position: string }[]> {
  const { forumId, institutionId, at } = facts;
  const rows = await db.seatHolder.findMany({
    where: { forumId, seat: { institutionId }, ...countingAt(new Date(at)), person: { erasedAt: null } },
    select: { personId: true, position: true, person: { select: { name: true } } },
    orderBy: [{ capacity: 'desc' }, { id: 'asc' }],
  });
  return rows.map(({ personId, position, person }) => ({ personId, position, name: person.name }));
}

/** An account that types codes. */
export interface Guesser {
  readonly platform: PlatformName;
  readonly externalId: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Wrong codes an account may type within an hour. */
const MOST_WRONG = 10;

/** Whether an account may type another code. */
export async function mayGuess(db: Db, { platform, externalId, now }: Guesser): Promise<boolean> {
  const since = { gt: new Date(now - HOUR_MS) };
  const spent = { platform, externalId, since, wrong: { gte: MOST_WRONG } };
  return (await db.codeGuess.count({ where: spent })) === 0;
}

/** Notes a wrong code. */
export async function noteWrongGuess(db: Db, { platform, externalId, now }: Guesser): Promise<void> {
  const quota = { most: MOST_WRONG, spanMs: HOUR_MS, now };
  await db.$executeRaw`
    INSERT INTO code_guess AS q (platform, external_id, wrong, since) VALUES (${platform}, ${externalId}, 1, ${new Date(now)})
    ON CONFLICT (platform, external_id) ${takeOneMore('wrong', quota)}`;
}
