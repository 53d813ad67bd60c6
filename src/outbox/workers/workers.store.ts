import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';

/** First half of the advisory locks that say "this worker lives"; the second is the worker's id. */
export const WORKER_LOCK = 1_196_774_983;

/** That first half in SQL: bots in schemas of one database number their workers each for itself. */
export const WORKER_LOCK_KEY = `CASE current_schema() WHEN 'public' THEN ${WORKER_LOCK} ELSE hashtext('worker ' || current_schema()) END`;
const LOCK_CLASS = Prisma.raw(`(${WORKER_LOCK_KEY})::int::oid`);

/**
 * Workers whose lock nobody holds. For ten seconds after the database itself was started nobody counts as dead, because the
 * living need that long to take their locks again. A clock set back behind that start says nothing of how long ago it was.
 */
const DEAD_WORKERS = Prisma.sql`
  SELECT w.id FROM worker w
  WHERE clock_timestamp() - pg_postmaster_start_time() NOT BETWEEN interval '0 seconds' AND interval '10 seconds'
    AND NOT EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.classid = ${LOCK_CLASS}
      AND l.objid = w.id::oid AND l.objsubid = 2
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;

/** Workers that look dead now; the asking process lives, whatever became of its lock. */
export async function listDeadWorkers(db: Db, ownId: number): Promise<readonly number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>(
    Prisma.sql`SELECT id FROM worker WHERE id <> ${ownId} AND id IN (${DEAD_WORKERS})`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Puts back what these processes were sending, and forgets them, as far as they still look dead. Gives back how many
 * deliveries wait again.
 */
export async function recoverFromDead(db: Db, ids: readonly number[]): Promise<number> {
  const dead = Prisma.sql`ANY(${[...ids]}::int[])`;
  const recovered = await db.$executeRaw(Prisma.sql`
    UPDATE delivery SET state = 'queued', worker_id = NULL
    WHERE state = 'sending' AND worker_id = ${dead} AND worker_id IN (${DEAD_WORKERS})`);
  await db.$executeRaw(Prisma.sql`
    DELETE FROM worker WHERE id = ${dead} AND id IN (${DEAD_WORKERS})
      AND NOT EXISTS (SELECT FROM delivery d WHERE d.state = 'sending' AND d.worker_id = worker.id)`);
  return recovered;
}

/** Deliveries claimed for a worker. */
export async function sendingBy(db: Db, workerId: number): Promise<readonly number[]> {
  const rows = await db.delivery.findMany({ where: { state: 'sending', workerId }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Gives up a worker's claims. */
export async function releaseDeliveries(
  db: Db,
  { ids, workerId }: { readonly ids: readonly number[]; readonly workerId: number },
): Promise<void> {
  await db.delivery.updateMany({
    where: { id: { in: [...ids] }, state: 'sending', workerId },
    data: { state: 'queued', workerId: null },
  });
}

/** How many processes work on this database now. */
export async function countWorkers(db: Db): Promise<number> {
  const rows = await db.$queryRaw<{ id: number }[]>(Prisma.sql`
    SELECT DISTINCT l.objid::int AS id FROM pg_locks l
    WHERE l.locktype = 'advisory' AND l.granted AND l.classid = ${LOCK_CLASS} AND l.objsubid = 2
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
  return rows.length;
}

/** Whether at most one process works on this database now. */
export async function hasSingleWorker(db: Db): Promise<boolean> {
  return (await countWorkers(db)) <= 1;
}
