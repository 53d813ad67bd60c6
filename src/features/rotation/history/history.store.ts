import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { isoDate } from '../../../language/dates/format.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import { zonedNoon } from '../days.rules.ts';
import type { HistoryEntry, KnownInstitution, PastHost } from './history.rules.ts';

const HALF_DAY_MS = DAY_MS / 2;

/** A forum's history until now (epoch milliseconds), and the zone of its days. */
export interface HistoryKey {
  readonly forumId: number;
  readonly zone: ZoneId;
  readonly now: number;
}

interface HistoryRow {
  readonly number: number | null;
  readonly at: Date | null;
  readonly institution_id: number;
  readonly short_name: string;
  readonly note: string;
}

/** Every host since the first, the first one first: those that were written down, and those of meetings that were held. */
export async function listHistory(
  db: Db,
  { forumId, zone, now }: HistoryKey,
): Promise<readonly HistoryEntry[]> {
  const rows = await db.$queryRaw<HistoryRow[]>(Prisma.sql`
    SELECT t.number, t.hosted_at AS at, t.institution_id, i.short_name, t.note
    FROM host_turn t JOIN institution i ON i.id = t.institution_id
    WHERE t.forum_id = ${forumId} AND t.state = 'hosted'
    UNION ALL
    SELECT m.number, m.starts_at, i.id, i.short_name, ''
    FROM meeting m JOIN institution i ON i.id = m.host_institution_id
    WHERE m.forum_id = ${forumId} AND m.state = 'announced' AND m.starts_at <= ${new Date(now)}
      AND NOT EXISTS (
        SELECT 1 FROM host_turn t WHERE t.forum_id = ${forumId} AND t.state = 'hosted' AND (t.number = m.number OR
          (t.number IS NULL AND t.institution_id = i.id AND t.hosted_at BETWEEN m.starts_at - interval '1 day' AND m.starts_at + interval '1 day')))
    ORDER BY at NULLS FIRST, number`);
  return rows.map(({ number, at, institution_id: institutionId, short_name: shortName, note }) => ({
    number: number ?? undefined,
    date: at === null ? undefined : isoDate(at, zone),
    ...{ institutionId, shortName, note },
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

/** Keeps a past host by the number of its meeting. */
export async function writePastHost(
  db: Db,
  { forumId, zone, host, now }: HistoryKey & { readonly host: PastHost },
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
