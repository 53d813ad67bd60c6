import type { Client } from 'pg';
import { openClient } from '../../db/connection.ts';
import type { TroubleLog } from '../../lib/trouble-log.ts';
import { WORKER_LOCK_KEY } from './workers.store.ts';

/** This process as others see it: alive as long as it holds its lock. */
export interface Worker {
  readonly id: number;
  /** Whether the lock is held now; without it nothing new should be sent. */
  isHeld(): boolean;
  /** Lets go of the lock. Safe to call twice. */
  end(): Promise<void>;
}

const RETRY_MS = 500;

interface WorkerFacts {
  readonly connectionString: string;
  readonly troubles: TroubleLog;
  readonly startedAt: number;
}

/**
 * Registers this process as a worker over a connection of its own and holds an advisory lock there: the database lets it
 * go the moment the process dies. When the connection breaks it is taken again under the same id.
 * @param startedAt epoch milliseconds
 */
export async function beginWorker(facts: WorkerFacts): Promise<Worker> {
  const first = await connect(facts.connectionString);
  const { rows } = await first.query<{ id: number }>(
    `SELECT nextval(pg_get_serial_sequence('worker', 'id'))::int AS id`,
  );
  const id = rows[0]?.id ?? 0;
  await register(first, { id, startedAt: facts.startedAt });
  return holdWorker(facts, { id, first });
}

async function register(
  client: Client,
  { id, startedAt }: { readonly id: number; readonly startedAt: number },
): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(${WORKER_LOCK_KEY}, $1)`, [id]);
  await client.query('INSERT INTO worker (id, started_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    id,
    new Date(startedAt),
  ]);
}

/** Holds on to a registered connection, and takes its place again whenever it is lost. */
function holdWorker(
  { connectionString, troubles, startedAt }: WorkerFacts,
  { id, first }: { readonly id: number; readonly first: Client },
): Worker {
  let client: Client | undefined;
  let ended = false;
  let retry: NodeJS.Timeout | undefined;

  const hold = (held: Client): void => {
    client = held;
    const lost = (): void => {
      if (client !== held) return;
      client = undefined;
      held.end().catch(() => undefined);
      // At once: until the lock is held again, others take this process for dead.
      if (!ended) void retake();
    };
    held.on('error', lost);
    held.on('end', lost);
  };
  const retake = async (): Promise<void> => {
    try {
      const again = await connect(connectionString);
      await register(again, { id, startedAt });
      if (ended) await again.end();
      else hold(again);
    } catch (fault) {
      troubles.report(fault, { message: 'worker lock not held' });
      if (!ended) retry = setTimeout(() => void retake(), RETRY_MS);
    }
  };
  hold(first);
  const end = async (): Promise<void> => {
    ended = true;
    clearTimeout(retry);
    const held = client;
    client = undefined;
    await held?.end().catch(() => undefined);
  };
  return { id, isHeld: () => client !== undefined, end };
}

async function connect(connectionString: string): Promise<Client> {
  const config = { connectionString, application_name: 'gunungan worker', keepAlive: true };
  const client = await openClient(config, () => undefined);
  await client.query(
    'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3',
  );
  return client;
}
