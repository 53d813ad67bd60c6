import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import type { InstitutionKind } from '../../../model/institution.ts';
import type { AbsenceWindow } from '../absence/absence.rules.ts';
import type { Absence, HostRules, TurnConsent } from '../types.ts';
import { type Candidate, hostKindOf } from './order.rules.ts';

/** An institution that may be host, with what the queue shows of it. */
export interface Place extends Candidate {
  readonly code: string;
  readonly shortName: string;
  readonly officialName: string;
  /** Row of its place in the queue; undefined where nothing is noted about it. */
  readonly turnId: number | undefined;
  readonly consent: TurnConsent | undefined;
}

interface PlaceRow {
  readonly id: number;
  readonly code: string;
  readonly short_name: string;
  readonly official_name: string;
  readonly kind: InstitutionKind;
  readonly turn_id: number | null;
  readonly position: number | null;
  readonly by_hand: boolean | null;
  readonly consent: TurnConsent | null;
  readonly pinned_number: number | null;
  readonly passed_number: number | null;
  readonly willing_at: Date | null;
  readonly waiting_since: Date | null;
  readonly last_at: Date | null;
  /** The meeting that is promised to it was made with it as host. */
  readonly is_kept: boolean;
}

/** Every institution that belongs to the forum, with its place in the queue and what keeps it from being host from `today` (ISO) on. */
export async function listPlaces(
  db: Db,
  { forumId, today, now }: { readonly forumId: number; readonly today: string; readonly now: number },
): Promise<readonly Place[]> {
  // Who was host when is gathered once, not looked for by each institution.
  const rows = await db.$queryRaw<PlaceRow[]>(Prisma.sql`
    WITH last AS MATERIALIZED (
      SELECT had.institution_id, max(had.at) AS at FROM (
        SELECT p.institution_id, coalesce(p.handed_over_at, p.hosted_at, p.created_at) AS at FROM host_turn p
        WHERE p.forum_id = ${forumId} AND p.state IN ('hosting', 'hosted')
        UNION ALL
        SELECT m.host_institution_id, m.starts_at FROM meeting m
        WHERE m.forum_id = ${forumId} AND m.host_institution_id IS NOT NULL
          AND (m.state = 'announced' OR (m.state = 'draft' AND m.starts_at > ${new Date(now)}))) had
      GROUP BY had.institution_id)
    SELECT i.id, i.code, i.short_name, i.official_name, i.kind::text AS kind, t.id AS turn_id, t.position, t.by_hand,
      t.consent::text AS consent, t.pinned_number, t.passed_number, t.willing_at, t.waiting_since, last.at AS last_at,
      EXISTS (
        SELECT 1 FROM meeting m WHERE m.forum_id = ${forumId} AND m.number = t.pinned_number AND m.host_institution_id = i.id
          AND m.state <> 'cancelled') AS is_kept
    FROM institution i
    LEFT JOIN host_turn t ON t.institution_id = i.id AND t.state = 'queued' AND t.forum_id = ${forumId}
    LEFT JOIN last ON last.institution_id = i.id
    WHERE i.forum_id = ${forumId} AND i.left_at IS NULL
    ORDER BY i.id`);
  const windows = new Map<number, AbsenceWindow[]>();
  for (const { institutionId, from, until } of await listAbsences(db, { forumId, today }))
    windows.set(institutionId, [...(windows.get(institutionId) ?? []), { from, until }]);
  return rows.map((row) => toPlace(row, windows.get(row.id) ?? []));
}

function toPlace(row: PlaceRow, absences: readonly AbsenceWindow[]): Place {
  const waiting = row.waiting_since ?? row.last_at;
  const about = {
    institutionId: row.id,
    code: row.code,
    shortName: row.short_name,
    officialName: row.official_name,
    turnId: row.turn_id ?? undefined,
    kind: hostKindOf(row.kind),
    absences,
  };
  if (row.is_kept)
    return { ...about, ...KEPT, waitingSince: row.last_at === null ? undefined : +row.last_at };
  return {
    ...about,
    consent: row.consent ?? undefined,
    waitingSince: waiting === null ? undefined : +waiting,
    isWilling: row.willing_at !== null,
    handPlace: row.by_hand === true ? (row.position ?? undefined) : undefined,
    pinnedTo: row.pinned_number ?? undefined,
    passedFor: row.passed_number ?? undefined,
  };
}

/** A place whose promise is kept by a meeting: its turn is that meeting, and it waits for another one like who had it. */
const KEPT = {
  ...{ consent: undefined, isWilling: false, handPlace: undefined },
  ...{ pinnedTo: undefined, passedFor: undefined },
} as const;

/** Uses up the places whose promised meeting was held with them as host, whether the gunungan was handed to them or not. */
export async function useUpKept(
  db: Db,
  { forumId, now }: { readonly forumId: number; readonly now: number },
): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    UPDATE host_turn t SET by_hand = false, position = 0, consent = NULL, pinned_number = NULL, passed_number = NULL,
      willing_at = NULL, willing_by_id = NULL, waiting_since = NULL
    FROM meeting m
    WHERE t.forum_id = ${forumId} AND t.state = 'queued' AND m.forum_id = ${forumId} AND m.number = t.pinned_number
      AND m.host_institution_id = t.institution_id AND m.state = 'announced' AND m.starts_at <= ${new Date(now)}`);
}

/** What is noted about an institution in the queue; what is left out stays. Moments are epoch milliseconds. */
export interface PlaceNotes {
  readonly consent?: TurnConsent | null;
  readonly pinnedTo?: number | null;
  readonly passedFor?: number | null;
  readonly waitingSince?: number | null;
  readonly willing?: { readonly at: number; readonly byId: number | undefined } | null;
  /** Its place in the order made by hand; null takes it out of that. */
  readonly handPlace?: number | null;
}

/** Notes something about an institution, which gets a place in the queue where it had none. */
export async function notePlace(
  db: Db,
  {
    forumId,
    institutionId,
    now,
    ...notes
  }: PlaceNotes & { readonly forumId: number; readonly institutionId: number; readonly now: number },
): Promise<void> {
  const data = columnsOf(notes);
  const { count } = await db.hostTurn.updateMany({
    where: { forumId, institutionId, state: 'queued' },
    data,
  });
  if (count > 0) return;
  await db.hostTurn.create({
    data: {
      ...{ forumId, institutionId, state: 'queued', position: 0, byHand: false, createdAt: new Date(now) },
      ...data,
    },
  });
}

function columnsOf({ consent, pinnedTo, passedFor, waitingSince, willing, handPlace }: PlaceNotes) {
  return {
    ...(consent === undefined ? {} : { consent }),
    ...(pinnedTo === undefined ? {} : { pinnedNumber: pinnedTo }),
    ...(passedFor === undefined ? {} : { passedNumber: passedFor }),
    ...(waitingSince === undefined
      ? {}
      : { waitingSince: waitingSince === null ? null : new Date(waitingSince) }),
    ...(willing === undefined
      ? {}
      : {
          willingAt: willing === null ? null : new Date(willing.at),
          willingById: willing?.byId ?? null,
        }),
    ...(handPlace === undefined ? {} : { position: handPlace ?? 0, byHand: handPlace !== null }),
  };
}

/** Nobody is passed over for a meeting any more. */
export async function forgetPassed(
  db: Db,
  { forumId, number }: { readonly forumId: number; readonly number: number },
): Promise<void> {
  const where = { forumId, state: 'queued', passedNumber: number } as const;
  await db.hostTurn.updateMany({ where, data: { passedNumber: null, consent: null } });
}

const DEFAULTS: HostRules = {
  order: 'hand',
  declined: 'keeps',
  willingFirst: true,
  alternates: false,
  asksItself: true,
};

/** How a forum finds its hosts, and since when the present round goes (epoch milliseconds). */
export async function loadHostRules(
  db: Db,
  forumId: number,
): Promise<HostRules & { readonly roundStartedAt: number }> {
  const row = await db.hostRule.findUnique({ where: { forumId } });
  if (row === null) return { ...DEFAULTS, roundStartedAt: 0 };
  const { order, declined, willingFirst, alternates, asksItself, roundStartedAt } = row;
  return { order, declined, willingFirst, alternates, asksItself, roundStartedAt: +(roundStartedAt ?? 0) };
}

/** Changes it. */
export async function saveHostRules(
  db: Db,
  { forumId, ...change }: Partial<HostRules> & { readonly forumId: number },
): Promise<void> {
  await db.hostRule.upsert({ where: { forumId }, create: { forumId, ...change }, update: change });
}

/** Notes when a round began, epoch milliseconds. */
export async function saveRoundStart(
  db: Db,
  { forumId, at }: { readonly forumId: number; readonly at: number },
): Promise<void> {
  const roundStartedAt = new Date(at);
  await db.hostRule.upsert({
    where: { forumId },
    create: { forumId, roundStartedAt },
    update: { roundStartedAt },
  });
}

/** A forum's windows that have not passed on `today` (ISO), the nearest first. */
export async function listAbsences(
  db: Db,
  { forumId, today }: { readonly forumId: number; readonly today: string },
): Promise<readonly Absence[]> {
  const rows = await db.hostAbsence.findMany({
    where: { forumId, until: { gte: new Date(today) } },
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
  });
  const names = await db.institution.findMany({
    where: { forumId, id: { in: rows.map(({ institutionId }) => institutionId) } },
    select: { id: true, shortName: true },
  });
  const nameOf = new Map(names.map(({ id, shortName }) => [id, shortName]));
  return rows.map((row) => ({
    ...{ id: row.id, institutionId: row.institutionId, reason: row.reason },
    shortName: nameOf.get(row.institutionId) ?? '',
    from: dayOf(row.from),
    until: dayOf(row.until),
  }));
}

/** A column of days has no hour and no zone. */
function dayOf(column: Date): string {
  return column.toISOString().slice(0, 10);
}

/** A window about to be kept; `now` in epoch milliseconds. */
export interface NewAbsence extends AbsenceWindow {
  readonly forumId: number;
  readonly institutionId: number;
  readonly reason: string;
  readonly createdById: number | undefined;
  readonly now: number;
}

/** Keeps a window; one with the same days gets the new reason. */
export async function insertAbsence(db: Db, absence: NewAbsence): Promise<void> {
  const { forumId, institutionId, reason, createdById, now, from, until } = absence;
  const days = { from: new Date(from), until: new Date(until) };
  const noted = { reason, createdById: createdById ?? null, createdAt: new Date(now) };
  const same = { forumId, institutionId, ...days };
  const { count } = await db.hostAbsence.updateMany({ where: same, data: noted });
  if (count === 0) await db.hostAbsence.create({ data: { ...same, ...noted } });
}

/** Removes a window; undefined when it is gone already. */
export async function deleteAbsence(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<{ readonly institutionId: number } | undefined> {
  const row = await db.hostAbsence.findFirst({ where: key, select: { institutionId: true } });
  const { count } = await db.hostAbsence.deleteMany({ where: key });
  return count === 0 ? undefined : (row ?? undefined);
}
