import type { KeptFile } from '../files/types.ts';

/** What an entry of the library is. */
export const LIBRARY_KINDS = ['policy', 'teaching_material', 'good_practice'] as const;
export type LibraryKind = (typeof LIBRARY_KINDS)[number];

/** How far an entry is. */
export type LibraryStatus = 'waiting' | 'needs_change' | 'published' | 'declined' | 'withdrawn';

/** How far a request is. */
export type LibraryRequestStatus = 'open' | 'fulfilled' | 'closed';

/** A topic of the forum's list. */
export interface LibraryTopic {
  readonly id: number;
  readonly name: string;
  /** Words by which it is suggested beside its name. */
  readonly words: readonly string[];
}

/** What an issuer says of an entry. Which of the optional ones there are follows from the kind. */
export interface EntryWords {
  readonly kind: LibraryKind;
  readonly title: string;
  readonly summary: string;
  readonly link?: string | undefined;
  readonly fileId?: number | undefined;
  readonly topicIds: readonly number[];
  /** Of a policy. */
  readonly regulationNumber?: string | undefined;
  /** ISO date, or no more than its month (`2023-05`) or year (`2023`). */
  readonly inForceSince?: string | undefined;
  readonly says?: string | undefined;
  readonly toDo?: string | undefined;
  /** Of teaching material. */
  readonly form?: string | undefined;
  readonly audience?: string | undefined;
  /** Whether it is on the civil servants' learning platform. */
  readonly onPlatform?: boolean | undefined;
  /** Of a good practice. */
  readonly problem?: string | undefined;
  readonly steps?: string | undefined;
  readonly result?: string | undefined;
  readonly contact?: string | undefined;
}

/** By what the same thing is noticed, however it is written; see `sameness.rules.ts`. */
export interface SamenessKeys {
  /** Empty: it has no number. */
  readonly regulationKey: string;
  /** Empty: it has no link. */
  readonly linkKey: string;
  /** The telling words of its title. */
  readonly titleWords: readonly string[];
}

/** Whose an entry is. */
export interface Issuer {
  readonly institutionId: number;
  readonly shortName: string;
  /** Whether it no longer belongs to the forum. */
  readonly hasLeft: boolean;
}

/** An entry of the library. Moments are epoch milliseconds. */
export interface LibraryEntry extends Omit<EntryWords, 'fileId' | 'topicIds'> {
  readonly id: number;
  readonly forumId: number;
  /** By which people call it. */
  readonly number: number;
  readonly status: LibraryStatus;
  readonly file: KeptFile | undefined;
  readonly topics: readonly Pick<LibraryTopic, 'id' | 'name'>[];
  /** Undefined: the forum's secretariat. */
  readonly issuer: Issuer | undefined;
  readonly createdById: number | undefined;
  readonly createdAt: number;
  /** Since when something of it waits for the curators, be it published or not; undefined where nothing does. */
  readonly waitingSince: number | undefined;
  /** What its issuer wants a published entry to become. */
  readonly revision: EntryWords | undefined;
  /** Grows with whatever is sent to the curators. */
  readonly round: number;
  /** What a curator said of it last. */
  readonly reason: string | undefined;
  readonly publishedAt: number | undefined;
  /** When its words changed after it was published. */
  readonly updatedAt: number | undefined;
  readonly urgentAt: number | undefined;
  readonly confirmedAt: number | undefined;
  readonly meetingId: number | undefined;
}

/** Names an entry by its row. */
export interface EntryKey {
  readonly forumId: number;
  readonly id: number;
}
