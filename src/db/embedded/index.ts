import type { Logger } from '../../lib/logger.ts';
import { chooseAccount } from './account.ts';
import { connectionString } from './address.ts';
import { findBinaries, usableBinaries } from './binaries.ts';
import { openCluster } from './cluster.ts';
import { embeddedFault, explainFault, wordsOf } from './fault.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { type Folders, openFolders } from './folders.ts';
import { keepServer } from './keeper.ts';
import { waitForServer } from './server.ts';
import { botUser, serverDatabase } from './settings.ts';
import type { PostgresBinaries } from './tools.ts';

/** What the embedded server needs to know. */
export interface EmbeddedOptions {
  /** The bot's data folder; made when missing. */
  readonly dataDir: string;
  readonly logger: Logger;
  /**
   * True for operators' commands: where a bot already runs on this folder they use its server
   * instead of being refused, and leave it running.
   */
  readonly isSharing?: boolean;
  /** Settings for a new data folder beside the usual ones; only tests give any. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where root keeps what an ordinary account must reach; only tests change it. */
  readonly stateFolder?: string;
  /** The programs; only tests change them. */
  readonly binaries?: PostgresBinaries;
}

/** A running embedded server. */
export interface EmbeddedPostgres {
  /** For the bot's own database; holds a password where the server listens on a port. */
  readonly connectionString: string;
  /** The superuser's way to it, for whoever keeps the server; undefined where another process does. */
  readonly upkeep?: string;
  /** Stops the server cleanly and gives the folder free. Safe to call twice. */
  stop(): Promise<void>;
}

const STATE_FOLDER = '/var/lib/gunungan';

/**
 * Starts PostgreSQL on the data folder, or adopts the server that a killed bot left running there.
 * @throws OperatorError for everything an operator can mend
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folders = await openFolders(options.dataDir);
  const locked = await lockFolder(folders.data).catch((cause: unknown) => {
    throw explainFault({ doing: 'lock its data folder', folder: folders.data, said: wordsOf(cause) }, cause);
  });
  if (!locked.ok) {
    const shared = options.isSharing === true ? await shareServer(folders) : undefined;
    if (shared === undefined) throw inUse(folders, locked.holder);
    return shared;
  }
  try {
    return await startLocked(options, { folders, lock: locked.lock });
  } catch (fault) {
    await locked.lock.release();
    throw fault;
  }
}

async function startLocked(
  options: EmbeddedOptions,
  { folders, lock }: { readonly folders: Folders; readonly lock: FolderLock },
): Promise<EmbeddedPostgres> {
  const { logger, settings = {}, stateFolder = STATE_FOLDER } = options;
  const account = await chooseAccount([folders.cluster, folders.data]);
  const binaries = await usableBinaries(options.binaries ?? (await findBinaries()), {
    account,
    stageFolder: account === undefined ? folders.data : stateFolder,
  });
  const context = { binaries, account };
  const { folder, isNew } = await openCluster(context, { folders, stateFolder, settings });
  const server = await keepServer({ context, folder, passwordFile: folders.passwordFile, logger });
  if (server === undefined) throw inUse(folders, '');
  const facts = { folder, isNew, isAdopted: server.isAdopted, listens: server.address.kind };
  logger.info(facts, 'embedded PostgreSQL is ready');
  return {
    connectionString: server.connectionString,
    upkeep: server.upkeep,
    stop: once(() => server.stop().finally(() => lock.release())),
  };
}

/** The server that another process of ours runs on the folder, to be used beside it. */
async function shareServer(folders: Folders): Promise<EmbeddedPostgres | undefined> {
  const address = await waitForServer(folders.cluster);
  if (address === undefined) return undefined;
  const place = { user: botUser, database: serverDatabase, passwordFile: folders.passwordFile };
  return { connectionString: await connectionString(address, place), stop: async () => {} };
}

function inUse(folders: Folders, holder: string): Error {
  const who = holder === '' ? 'another process' : `another process of the bot (process ${holder})`;
  return embeddedFault('embedded-in-use', {
    message: `The data folder ${folders.data} is in use by ${who}.`,
    nextStep: 'Stop that one first, set DATA_DIR to another folder',
  });
}

function once(action: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => {
    result ??= action();
    return result;
  };
}
