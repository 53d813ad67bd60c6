import type { Client } from 'pg';
import { OperatorError } from '../lib/error.ts';
import { typed } from '../lib/typed.ts';

/**
 * Moments that 0.1.0 stored wrongly: it wrote them as UTC without a zone, and a server whose zone was not UTC took them for
 * its own. What it wrote by `to_timestamp`, the members' import, is right.
 */
export interface Shift {
  /** The zone that the moments were taken for. */
  readonly zone: string;
  /** By how much they lie too early (or too late, below zero), in minutes. */
  readonly minutes: number;
  /** Whether some were stored rightly, because the server's zone was changed meanwhile. */
  readonly isMixed: boolean;
}

/** The moment that was meant by one which was taken for zone `zone`; both are SQL. */
export function meantMoment(moment: string, zone: string): string {
  return `((${moment} AT TIME ZONE ${zone}) AT TIME ZONE 'UTC')`;
}

/** Where most forums' servers stand, for a database that was brought to another server. */
const HOME_ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];

/** What the import notes in the trail, and the moments that it wrote by `to_timestamp` in the same transaction. */
export const importMoments = `SELECT forum_id, at FROM audit_entry WHERE action = 'anggota.import'`;
const importedMoments = `SELECT forum_id, created_at AS at FROM institution UNION SELECT forum_id, created_at FROM person
  UNION SELECT forum_id, created_at FROM account UNION SELECT forum_id, revoked_at FROM account
  UNION SELECT forum_id, from_at FROM seat_holder UNION SELECT forum_id, until_at FROM seat_holder`;

/**
 * The zones that prove a shift, with how many imports speak for each. An import's line in the trail and its records have one and the same moment, to the
 * millisecond; where they differ by just a zone's hours, the trail was shifted.
 */
const byImports = `
  WITH import AS (${importMoments}), recorded AS (${importedMoments}),
    odd AS (SELECT * FROM import i WHERE NOT EXISTS (SELECT FROM recorded r WHERE r.forum_id = i.forum_id AND r.at = i.at))
  SELECT z.name AS zone, min(extract(epoch FROM ${meantMoment('o.at', 'z.name')} - o.at))::int / 60 AS minutes,
    (SELECT count(*) FROM import) > (SELECT count(*) FROM odd) AS "isMixed"
  FROM odd o CROSS JOIN unnest($1::text[]) WITH ORDINALITY AS z(name, place)
    JOIN recorded r ON r.forum_id = o.forum_id AND r.at = ${meantMoment('o.at', 'z.name')}
  WHERE r.at <> o.at GROUP BY z.name, z.place ORDER BY count(DISTINCT o.at) DESC, z.place LIMIT 1`;

/**
 * The first forum is made within seconds of the migrations, never before them. In a restored database the migrations
 * have one common beginning and prove nothing.
 */
const byFirstStart = `
  WITH made AS (SELECT min(created_at) AS at FROM forum),
    migrated AS (SELECT min(finished_at) AS at, count(*) > 1 AND count(DISTINCT started_at) = 1 AS restored FROM _prisma_migrations)
  SELECT z.name AS zone, extract(epoch FROM ${meantMoment('made.at', 'z.name')} - made.at)::int / 60 AS minutes, false AS "isMixed"
  FROM made, migrated, unnest($1::text[]) WITH ORDINALITY AS z(name, place)
  WHERE NOT migrated.restored AND abs(extract(epoch FROM made.at - migrated.at)) > 600
    AND ${meantMoment('made.at', 'z.name')} BETWEEN migrated.at - interval '1 second' AND migrated.at + interval '1 minute'
  ORDER BY z.place LIMIT 1`;

/** West of UTC the latest entries of the trail lie in the future. */
const byFuture = `
  SELECT ($1::text[])[1] AS zone, extract(epoch FROM ${meantMoment('late.at', '($1::text[])[1]')} - late.at)::int / 60 AS minutes, false AS "isMixed"
  FROM (SELECT max(at) AS at FROM audit_entry) late
  WHERE late.at > clock_timestamp() + interval '5 minutes' AND ${meantMoment('late.at', '($1::text[])[1]')} <= clock_timestamp()`;

/** Looks for moments that are provably shifted; nothing where none are, or in a database that is new. */
export async function findShift(client: Client): Promise<Shift | undefined> {
  const { rows: there } = await client.query<{ ready: boolean }>(
    `SELECT bool_and(to_regclass(name) IS NOT NULL) AS ready
     FROM unnest(ARRAY['_prisma_migrations', 'audit_entry', 'seat_holder', 'account', 'forum']) AS name`,
  );
  if (there[0]?.ready !== true) return undefined;
  const zones = [await serverZone(client), ...HOME_ZONES];
  for (const question of [byImports, byFirstStart, byFuture]) {
    const { rows } = await client.query<Shift>(question, [zones]);
    if (rows[0] !== undefined) return rows[0];
  }
  return undefined;
}

/** The zone that a connection would have if it did not say its own. */
export async function serverZone(client: Client): Promise<string> {
  const { rows } = await client.query<{ zone: string }>(
    `SELECT reset_val AS zone FROM pg_settings WHERE name = 'TimeZone'`,
  );
  return rows[0]?.zone ?? 'UTC';
}

/** What is wrong with shifted moments, and what to do, in words for an operator. */
export function wordsOfShift({ zone, minutes, isMixed }: Shift): {
  readonly says: string;
  readonly todo: string;
} {
  const hours = Math.abs(minutes) / 60;
  const says = `an earlier version stored moments ${hours} hours too ${minutes > 0 ? 'early' : 'late'}, because the time zone of the server was ${zone}`;
  return isMixed
    ? {
        says: `${says}, but not all of them`,
        todo: 'Read "Moments that an earlier version shifted" in docs/operating.md.',
      }
    : {
        says,
        todo: `Stop the bot, make a backup, then run: ${typed.cli} repair-moments`,
      };
}

/**
 * Refuses to work on shifted moments: what is written from now on is right, and could no longer be told from them.
 * @throws OperatorError `database-shifted`
 */
export async function refuseShifted(client: Client): Promise<void> {
  const shift = await findShift(client);
  if (shift === undefined) return;
  const { says, todo } = wordsOfShift(shift);
  throw new OperatorError({
    code: 'database-shifted',
    message: `The database cannot be used as it is: ${says}.`,
    nextStep: todo,
  });
}
