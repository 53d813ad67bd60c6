import type { Db } from '../db/db.ts';
import type { PlatformName } from '../platform/incoming.ts';

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
  readonly platform: string;
  readonly externalId: string;
}

/** Everything by which traces of one subject are found. */
export interface Subject {
  readonly forumId: number;
  /** The records that are this person: the one, and those that were merged into it; none for a stranger. */
  readonly personIds: readonly number[];
  /** Every account, also those cut off; the asking one is always among them. */
  readonly accounts: readonly SubjectAccount[];
  /** The names on record. */
  readonly names: readonly string[];
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

/** What one part of the bot keeps about people: how it is handed out, and how it is forgotten. */
export interface PersonalData {
  load(db: Db, subject: Subject): Promise<StoredData>;
  erase(db: Db, subject: Subject): Promise<void>;
}

/** What stands where a name was, in every language. */
export const ERASED_NAME = '–';
