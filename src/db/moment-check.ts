import type { PoolClient } from 'pg';
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

/** The connections of a client, two of which are asked at once. */
interface Checked extends Pick<Database, 'prisma'> {
  readonly pool: { connect(): Promise<Pick<PoolClient, 'query' | 'release'>> };
}

/**
 * Proves that each connection has a session of its own, and that a moment reaches the database as the one that is meant and
 * comes back as it.
 * @throws OperatorError `database-sessions` or `database-moments` where it is not so
 */
export async function checkMoments({ prisma, pool }: Checked): Promise<void> {
  await checkSessions(pool);
  const known = new Date(KNOWN);
  const [answer] = await prisma.$queryRaw<Answer[]>(Prisma.sql`
    SELECT (extract(epoch FROM ${known}::timestamptz) * 1000)::float8 AS heard,
      to_timestamp(${KNOWN / 1_000}::float8) AS told, decode('00ff', 'hex') AS bytes`);
  if (answer?.heard === KNOWN && +answer.told === KNOWN && answer.bytes[1] === 255) return;
  throw new OperatorError({
    code: 'database-moments',
    message:
      'The database takes a moment for another one: it does not keep what a connection says of its zone.',
    nextStep: OWN_SESSIONS,
  });
}

const OWN_SESSIONS =
  'Lead DATABASE_URL to the server itself, or to a pooler that keeps a session for each connection (pgbouncer: pool_mode = session).';

/** What one connection sets must not be seen by another: locks, statements and settings belong to a session. */
async function checkSessions(pool: Checked['pool']): Promise<void> {
  const [first, second] = await Promise.all([pool.connect(), pool.connect()]);
  try {
    await first.query(`SET gunungan.session TO 'first'`);
    const { rows } = await second.query<{ seen: string | null }>(
      `SELECT nullif(current_setting('gunungan.session', true), '') AS seen`,
    );
    await first.query('RESET gunungan.session');
    if (rows[0]?.seen === null) return;
  } finally {
    first.release();
    second.release();
  }
  throw new OperatorError({
    code: 'database-sessions',
    message: 'Something between the bot and the database lets connections share their sessions.',
    nextStep: OWN_SESSIONS,
  });
}
