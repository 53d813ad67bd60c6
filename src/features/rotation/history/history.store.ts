import type { Db } from '../../../db/db.ts';
import { isoDate } from '../../../language/dates/format.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import { zonedNoon } from '../days.rules.ts';
import type { HistoryEntry, KnownInstitution, PastHost } from './history.rules.ts';

const HALF_DAY_MS = DAY_MS / 2;

/** A forum's history, and the zone of its days. */
export interface HistoryKey {
  readonly forumId: number;
  readonly zone: ZoneId;
}

/** Every host since the first, the first one first. */
export async function listHistory(db: Db, { forumId, zone }: HistoryKey): Promise<readonly HistoryEntry[]> {
  const rows = await db.hostTurn.findMany({
    where: { forumId, state: 'hosted' },
    orderBy: [{ hostedAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    include: { institution: { select: { shortName: true } } },
  });
  return rows.map(({ number, hostedAt, institutionId, institution, note }) => ({
    number: number ?? undefined,
    date: hostedAt === null ? undefined : isoDate(hostedAt, zone),
    ...{ institutionId, shortName: institution.shortName, note },
  }));
}

/** Every institution that a history may name, also those that left. */
export async function listAllInstitutions(db: Db, forumId: number): Promise<readonly KnownInstitution[]> {
  return db.institution.findMany({
    where: { forumId },
    orderBy: { code: 'asc' },
    select: { id: true, code: true, shortName: true, officialName: true, nicknames: true },
  });
}

/** Keeps a past host by the number of its meeting; `now` in epoch milliseconds. */
export async function writePastHost(
  db: Db,
  { forumId, zone, host, now }: HistoryKey & { readonly host: PastHost; readonly now: number },
): Promise<void> {
  const { number, institutionId, note } = host;
  const noon = zonedNoon(host.date, zone);
  const data = { note, hostedAt: new Date(noon) };
  const byNumber = { forumId, number, state: 'hosted' } as const;
  const known = await db.hostTurn.updateMany({ where: byNumber, data: { institutionId, ...data } });
  if (known.count > 0) return;
  // A handover of that day, of which nobody knew the number.
  const sameDay = { gte: new Date(noon - HALF_DAY_MS), lt: new Date(noon + HALF_DAY_MS) };
  const unnumbered = { forumId, institutionId, state: 'hosted', number: null, hostedAt: sameDay } as const;
  const row = await db.hostTurn.findFirst({ where: unnumbered, select: { id: true } });
  if (row !== null) {
    await db.hostTurn.updateMany({ where: { forumId, id: row.id }, data: { number, ...data } });
    return;
  }
  await db.hostTurn.create({
    data: {
      ...{ forumId, number, state: 'hosted', position: 0, createdAt: new Date(now) },
      institutionId,
      ...data,
    },
  });
}
