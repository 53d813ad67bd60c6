import { type Config, configError, weakSecrets } from './config.ts';
import { createDatabase, type Database } from './db/client.ts';
import { startPatiently } from './db/embedded/start-patiently.ts';
import { migrate } from './db/migrate.ts';
import { checkMoments } from './db/moment-check.ts';
import { inTransaction } from './db/transaction.ts';
import { forumsWithOldFaq, refreshShippedFaq, seedFaq } from './features/faq/seed.service.ts';
import { ensureForum, listForums } from './features/forum/service.ts';
import { hasHeardAnybody } from './inbound/updates.store.ts';
import type { Clock } from './lib/clock.ts';
import type { Randomness } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';

/** The opened store. */
export interface OpenedStore {
  readonly database: Database;
  readonly connectionString: string;
  /** The way of who may make databases beside it, where the server is the bot's own. */
  readonly upkeep?: string | undefined;
}

/** A server on the same machine answers so fast that more would only take its memory. */
const OWN_SERVER_CONNECTIONS = 4;

/** What opening the store needs. */
interface OpeningDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly logger: Logger;
}

/**
 * Opens the database: its server where that is the bot's own, its tables as this version has them, and in an empty one the forum.
 * @throws OperatorError for what an operator can mend
 */
export async function openStore(
  { config, clock, randomness, logger }: OpeningDeps,
  onStop: (step: () => Promise<void>) => void,
): Promise<OpenedStore> {
  const { connectionString, upkeep } = await connectionOf(config, { logger, onStop });
  await migrate({ connectionString, logger });
  const isOwn = upkeep !== undefined;
  const database = createDatabase({
    ...{ connectionString, logger },
    ...(isOwn && { maxConnections: OWN_SERVER_CONNECTIONS }),
  });
  onStop(() => database.close());
  await checkMoments(database);
  await checkSecrets(config, { database, logger });
  const now = clock.now();
  for (const forumId of await forumsWithOldFaq(database.prisma))
    await inTransaction(database, (db) => refreshShippedFaq(db, { forumId, now }));
  await inTransaction(database, async (db) => {
    if ((await listForums(db)).length > 0) return;
    const { forum, isNew } = await ensureForum(db, {
      name: config.forumName,
      timeZone: config.forumTimeZone,
      now,
      randomness,
    });
    if (isNew) await seedFaq(db, { forumId: forum.id, now });
  });
  return { database, connectionString, upkeep };
}

/** A weak secret is refused where no platform was heard yet; later a refusal would end a bot that works. */
async function checkSecrets(
  config: Config,
  { database, logger }: { readonly database: Database; readonly logger: Logger },
): Promise<void> {
  const problems = weakSecrets(config);
  if (problems.length === 0) return;
  if (!(await hasHeardAnybody(database.prisma))) throw configError(problems);
  for (const problem of problems) logger.warn({ problem }, 'a secret is weak');
}

async function connectionOf(
  config: Config,
  { logger, onStop }: { readonly logger: Logger; readonly onStop: (step: () => Promise<void>) => void },
): Promise<Pick<OpenedStore, 'connectionString' | 'upkeep'>> {
  if (config.database.kind === 'external') return { connectionString: config.database.url.reveal() };
  const server = await startPatiently({ dataDir: config.database.dataDir, logger });
  onStop(() => server.stop());
  return server;
}
