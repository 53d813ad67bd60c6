import { OperatorError } from '../lib/error.ts';
import type { Database } from './client.ts';
import { Prisma } from './generated/client.ts';

/** A moment that every zone but UTC, and every order of day and month, would turn into another one. */
const KNOWN = Date.UTC(2024, 1, 3, 20, 45, 6, 789);

interface Answer {
  readonly heard: number;
  readonly told: Date;
  readonly bytes: Uint8Array;
}

/**
 * Proves that a moment reaches the database as the one that is meant and comes back as it.
 * @throws OperatorError `database-moments` where it does not
 */
export async function checkMoments({ prisma }: Pick<Database, 'prisma'>): Promise<void> {
  const known = new Date(KNOWN);
  const [answer] = await prisma.$queryRaw<Answer[]>(Prisma.sql`
    SELECT (extract(epoch FROM ${known}::timestamptz) * 1000)::float8 AS heard,
      to_timestamp(${KNOWN / 1_000}::float8) AS told, decode('00ff', 'hex') AS bytes`);
  const isRight = answer?.heard === KNOWN && +answer.told === KNOWN && answer.bytes[1] === 255;
  if (isRight) return;
  throw new OperatorError({
    code: 'database-moments',
    message:
      'The database does not keep what a connection says about its time zone, so that moments would be shifted.',
    nextStep:
      'Lead DATABASE_URL to the server itself, or to a pooler that keeps a session for each connection (pgbouncer: pool_mode = session).',
  });
}
