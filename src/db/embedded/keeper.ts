import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../../lib/logger.ts';
import { connectionString, readPassword, type ServerAddress } from './address.ts';
import { explainFault, wordsOf } from './fault.ts';
import { type Guard, type GuardedPlace, guardServer } from './guard.ts';
import { startServer, stopServer } from './server.ts';
import { botUser, serverDatabase, serverUser } from './settings.ts';
import type { ToolContext } from './tools.ts';

/** A server that is kept running until `stop`. */
export interface KeptServer {
  readonly address: ServerAddress;
  /** Whether it was running before. */
  readonly isAdopted: boolean;
  readonly connectionString: string;
  /** For the server's upkeep: the superuser's way to the bot's database. */
  readonly upkeep: string;
  stop(): Promise<void>;
}

/** What the keeper works on. */
export interface KeeperPlace {
  readonly context: ToolContext;
  /** PostgreSQL's data folder, free of links. */
  readonly folder: string;
  readonly passwordFile: string;
  readonly logger: Logger;
}

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

/**
 * Starts or adopts the server and keeps it running: when it is gone unasked it is started again at the same address.
 * @returns nothing when another bot has this server
 */
export async function keepServer(place: KeeperPlace): Promise<KeptServer | undefined> {
  const { context, folder, passwordFile } = place;
  const { address, isAdopted } = await startServer(context, { folder });
  const guarded: GuardedPlace = {
    connect: (database) => connectionString(address, { user: serverUser, database, passwordFile }),
    botPassword: async () => (address.kind === 'tcp' ? readPassword(passwordFile) : undefined),
  };
  let guard: Guard | undefined;
  try {
    guard = await guardServer(guarded);
  } catch (cause) {
    if (!isAdopted) await stopServer(context, folder);
    throw explainFault({ doing: 'answer', folder, said: wordsOf(cause) }, cause);
  }
  if (guard === undefined) return undefined;
  const watch = watchServer(place, { address, guarded, guard });
  const stop = async (): Promise<void> => {
    await watch.end();
    await stopServer(context, folder);
  };
  const own = { user: botUser, database: serverDatabase, passwordFile };
  return {
    ...{ address, isAdopted, stop },
    connectionString: await connectionString(address, own),
    upkeep: await guarded.connect(serverDatabase),
  };
}

interface Watched {
  readonly address: ServerAddress;
  readonly guarded: GuardedPlace;
  readonly guard: Guard;
}

/** Starts the server again whenever the guard's connection is lost, until `end`. */
function watchServer(place: KeeperPlace, { address, guarded, guard }: Watched): { end(): Promise<void> } {
  let isEnded = false;
  let current: Guard | undefined = guard;
  let revival: Promise<void> = Promise.resolve();
  const revive = async (): Promise<void> => {
    current = undefined;
    place.logger.error({ folder: place.folder }, 'embedded PostgreSQL went away; starting it again');
    for (let wait = FIRST_RETRY_MS; !isEnded; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      try {
        await startServer(place.context, { folder: place.folder, fixed: address });
        current = await guardServer(guarded);
        current?.onLost(() => {
          revival = revive();
        });
        if (current !== undefined) return place.logger.info('embedded PostgreSQL is back');
      } catch (fault) {
        place.logger.error({ reason: wordsOf(fault) }, 'embedded PostgreSQL does not start');
      }
      await pause(wait);
    }
  };
  guard.onLost(() => {
    revival = revive();
  });
  return {
    end: async () => {
      isEnded = true;
      await revival;
      await current?.release().catch(() => undefined);
    },
  };
}
