import type { Db } from '../db/db.ts';
import type { Result } from '../lib/result.ts';
import type { Work } from '../model/work.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { Mentions } from './mentions.ts';

/**
 * The columns of one table: those that say something of a human being, be it by a number only, and the others. A column that
 * is in neither list, and one that is not there, fails a test.
 */
export interface DeclaredColumns {
  readonly personal: readonly string[];
  readonly notPersonal: readonly string[];
}

/** What one part of the bot keeps about people: what of it is handed out, how it is erased on demand and forgotten by time. */
export interface PersonalData {
  /** By the name of the model. A model belongs to one part. */
  readonly models: Readonly<Record<string, DeclaredColumns>>;
  /** What is handed out of it; left out where nothing says more than others already hand out. */
  readonly export?: (db: Db, subject: Subject) => Promise<StoredData>;
  readonly erase?: (db: Db, subject: Subject) => Promise<void>;
  /** What time forgets, by what it is called in the log; each takes a bounded batch at `now` (epoch milliseconds) and says how many rows. */
  readonly forget?: Readonly<Record<string, (db: Db, now: number) => Promise<number>>>;
  /** Lets go of what somebody does for the forum before anything is erased, or refuses. */
  readonly release?: (work: Work, asked: DataSubject) => Promise<Result<unknown, ErasureRefusal>>;
}

/** Why somebody cannot be forgotten yet. */
export type ErasureRefusal = 'lastSecretariat';

/** So many rows are forgotten at a time, so that nobody waits for it; the next minute goes on. */
export const FORGET_BATCH = 500;

/** Whose data is meant: a person of a forum, or somebody known by an account only. */
export interface DataSubject {
  readonly forumId: number;
  readonly personId: number | undefined;
  /** The account that asks. */
  readonly platform: PlatformName;
  readonly externalId: string;
  /**
   * Of an admin, the name the platform shows: answers of an admin without a record carry it. Undefined for everybody else, since
   * whoever likes may call themselves so.
   */
  readonly adminName: string | undefined;
}

/** An account of a subject. */
export interface SubjectAccount {
  readonly platform: PlatformName;
  readonly externalId: string;
}

/** Everything by which traces of one subject are found. */
export interface Subject {
  readonly forumId: number;
  /** The records that are this person: the one, and those that were merged into it; none for a stranger. */
  readonly personIds: readonly number[];
  /** Every account, also those cut off; the asking one is always among them. */
  readonly accounts: readonly SubjectAccount[];
  /** The platforms' names of their private chats. */
  readonly privateChatIds: readonly string[];
  /** Finds names on record and accounts in what this forum keeps, made once. */
  readonly mentions: Mentions;
  /** Finds the accounts alone, for other forums, where somebody else may have the name. */
  readonly accountMentions: Mentions;
  readonly adminName: string | undefined;
  /**
   * Other forums to which one of the accounts belongs: what is kept there is asked for there. What only an account leaves in
   * any further forum belongs to nobody's record, and is reached from everywhere.
   */
  readonly otherForumIds: readonly number[];
  readonly now: Date;
}

/** Rows as they can be written to a file, by what they are. Hashes of codes are left out. */
export type StoredData = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
