import type { Database } from '../../db/client.ts';
import { Prisma } from '../../db/generated/client.ts';
import { inTransaction } from '../../db/transaction.ts';
import {
  type Allotment,
  allot,
  LONGEST_CLOSURE_MS,
  laneKeys,
  type Permit,
  type PermitRequest,
} from './rules.ts';

/** The database's clock in epoch milliseconds: pace is about real seconds, and all processes share that clock. */
const DATABASE_NOW = Prisma.sql`(extract(epoch FROM clock_timestamp()) * 1000)::float8`;

/**
 * Takes permits for several messages of one platform at once. The platform's own row is locked meanwhile, which
 * orders all processes; the rows of its chats are only touched under that lock.
 */
export function takePermits(
  database: Pick<Database, 'prisma'>,
  { requests, patienceMs }: { readonly requests: readonly PermitRequest[]; readonly patienceMs: number },
): Promise<readonly Permit[]> {
  const [first] = requests;
  if (first === undefined) return Promise.resolve([]);
  const { spacing, overall } = first;
  const own = requests.flatMap(({ closures, inChat }) => [...closures, ...inChat.map(({ key }) => key)]);
  const keys = [...new Set([spacing.key, ...laneKeys(overall), ...own])];
  return inTransaction(database, async (db) => {
    await db.$executeRaw`
      INSERT INTO pace_bucket (key, next_at) VALUES (${spacing.key}, 0)
      ON CONFLICT (key) DO UPDATE SET next_at = pace_bucket.next_at`;
    const rows = await db.$queryRaw<{ key: string; next_at: number; now: number }[]>(Prisma.sql`
      SELECT key, next_at, ${DATABASE_NOW} AS now FROM pace_bucket WHERE key = ANY(${keys}::text[])`);
    const stored = new Map(rows.map(({ key, next_at: nextAt }) => [key, nextAt]));
    const allotment = allot(requests, { stored, now: rows[0]?.now ?? 0, patienceMs });
    await saveBuckets(db, allotment);
    return allotment.permits;
  });
}

async function saveBuckets(db: Prisma.TransactionClient, { buckets }: Allotment): Promise<void> {
  const rows = JSON.stringify([...buckets].map(([key, nextAt]) => ({ key, next_at: nextAt })));
  await db.$executeRaw`
    INSERT INTO pace_bucket (key, next_at)
    SELECT key, next_at FROM jsonb_to_recordset(${rows}::jsonb) AS b(key text, next_at float8)
    ON CONFLICT (key) DO UPDATE SET next_at = excluded.next_at`;
}

/** Closes a key for that long, at most an hour, because the platform said so. */
export async function closeBucket(
  { prisma }: Pick<Database, 'prisma'>,
  { key, waitMs }: { readonly key: string; readonly waitMs: number },
): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO pace_bucket (key, next_at) VALUES (${key}, ${DATABASE_NOW} + ${Math.min(waitMs, LONGEST_CLOSURE_MS)}::float8)
    ON CONFLICT (key) DO UPDATE SET next_at = greatest(pace_bucket.next_at, excluded.next_at)`;
}

/** Forgets buckets that have been full for an hour. */
export async function forgetFullBuckets({ prisma }: Pick<Database, 'prisma'>): Promise<void> {
  await prisma.$executeRaw`DELETE FROM pace_bucket WHERE next_at < ${DATABASE_NOW} - 3600000`;
}
