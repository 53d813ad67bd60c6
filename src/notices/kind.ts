import { z } from 'zod';
import type { Db } from '../db/db.ts';
import type { Key, Language } from '../i18n/index.ts';
import type { Role } from '../model/actor.ts';
import type { Work } from '../model/work.ts';
import type { OutgoingMessage } from '../platform/message.ts';
import type { NoticeContent } from './content.ts';
import type { MeetingReader } from './reader.ts';
import type { Audience } from './recipients/types.ts';
import type { Schedule } from './schedule.ts';

/** A notice as it was planned. */
export interface NoticeSubject<Facts = unknown> {
  readonly forumId: number;
  readonly meetingId: number | null;
  readonly facts: Facts;
}

/** What a notice that stays posted is posted anew with, where somebody deleted it; once. */
export interface Posted<Facts = unknown> {
  readonly again: Facts;
  /** Whether the notice stands in for a deleted one. */
  isAgain(facts: Facts): boolean;
}

/** What of a kind's messages may show an old state, by what it is about: notices by their keys. */
export interface Mark {
  readonly id: number;
  readonly forumId: number;
  /** The state that the mark tells of; a later one has a greater number. */
  readonly revision: number;
  /** Keys of the notices in question, each perhaps ending in `%` for all that begin so. */
  readonly keys: readonly string[];
}

/** Where a kind notes that messages may show an old state. */
export interface Marks {
  /** Those that are still worth an edit at `now` (epoch milliseconds). */
  list(db: Db, now: number): Promise<readonly Mark[]>;
  /** Takes a mark back, unless a later state was noted meanwhile. */
  clear(db: Db, mark: Mark): Promise<void>;
}

/** What is edited in place and is about no meeting. */
export interface Edited<Facts = unknown, Details = unknown> {
  /** Where it is noted that notices of this kind, or of others, are to be edited; one kind of a room does so for all. */
  readonly marks?: Marks;
  /** As `details`, for an edit, once for all messages of the kind that a mark names; `gone` where they stay as they are. */
  details(db: Db, about: NoticeSubject<Facts> & { readonly now: number }): Promise<Details | 'gone'>;
}

/**
 * A kind of notice: everything that is particular to it, in one file of the feature it belongs to. What is left out has the meaning
 * that most kinds have.
 */
export interface NoticeKind<Facts = unknown, Details = unknown> {
  /** Kept in the ledger, so it never changes. */
  readonly name: string;
  /** How the facts are read that were stored with a notice; older rows too. */
  readonly facts: z.ZodType<Facts>;
  /** How the ledger of a meeting calls it; the facts are as they were stored, none where it was skipped. */
  title(stored: unknown): Key;

  /** Whom it concerns, when it is planned and again when it is sent; unless given, whoever it was planned for. */
  audience?(facts: Facts): Audience;
  /** Who of its readers may know it, by the roles they have when it is sent (see `rolesAtMeeting`); all unless given. */
  mayRead?(roles: ReadonlySet<Role>): boolean;
  /** Whether an institution of whom nobody can be reached privately is called by name in its group. */
  readonly isCalledInGroup?: true;

  /** When it is due by itself; unless given, it is planned when something happens. */
  readonly schedule?: Schedule<Facts>;
  /**
   * Until when (epoch milliseconds) it may wait for the end of the reader's quiet: `asLongAsQuiet`, `atOnce`, or the moment from
   * which it is urgent.
   * @param startsAt when its meeting begins
   */
  quietUntil(facts: Facts, startsAt: number | undefined): number;
  /** What may become of its meeting without its losing its sense; nothing unless given. */
  outlives?(facts: Facts): readonly ('start' | 'cancellation')[];

  /**
   * How important it is among what reminds a person of a meeting by itself, of which they get one a day: the most important one is sent
   * and names the others. Unless given, it is not such a reminder.
   */
  readonly reminds?: number;
  /** How it is named in a more important one of the same day; by its title unless given. */
  brief?(content: NoticeContent<Facts, Details>, language: Language): string;
  /** Name of the kinds that tell a person the same, so that nobody hears twice what is due by itself; undefined: nothing else does. */
  family?(facts: Facts): string | undefined;
  /** Whether it becomes one message with others that are due for the same person: each a letter with a salutation, or a report without. */
  readonly gathers?: 'letter' | 'report';
  /** Whether it asks for an answer to the meeting, and so is left out when that is given while it waits for its turn. */
  readonly asksForAnswer?: true;
  /** Whether a chat is asked to take it whatever is known of that chat: it may have healed without a sign. */
  readonly isTriedAnyway?: true;
  /** It is pinned where it is posted, and edited in place as long as what it shows changes; unless given, it is sent and done with. */
  readonly posted?: Posted<Facts>;
  /** It is edited in place where a mark says so, pinned nowhere, and about no meeting. */
  readonly edited?: Edited<Facts, Details>;
  /**
   * Several of them, the oldest first, as one: of those about one meeting that wait for the same reader the last one tells all. Such
   * kinds come after what was on its way before them.
   */
  joined?(series: readonly Facts[]): Facts;
  /** What follows once it has ended for all its readers; in the transaction that notes the last end. */
  whenEnded?(work: Work, ended: NoticeSubject<Facts>): Promise<void>;

  /** Loads what its message needs beside meeting and facts, whoever reads it; `gone` when what it is about is. */
  details?(db: Db, about: NoticeSubject<Facts> & { readonly now: number }): Promise<Details | 'gone'>;
  /** What was loaded, as one reader may see it; undefined for a reader who is no person. */
  forReader?(details: Details, reader: MeetingReader | undefined): Details;
  /** Writes its message. */
  words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage;
}

/** For `NoticeKind.facts`: it has none. */
export const noFacts = z.object({});

export type NoFacts = z.infer<typeof noFacts>;

/** The kinds there are. */
export interface NoticeKinds {
  readonly all: readonly NoticeKind[];
  /** The kind of a row of the ledger; undefined for one that this version does not know. */
  find(name: string): NoticeKind | undefined;
}

/**
 * Makes a registry of kinds.
 * @throws when two have the same name
 */
export function noticeKinds(all: readonly NoticeKind[]): NoticeKinds {
  const byName = new Map(all.map((kind) => [kind.name, kind]));
  if (byName.size !== all.length) throw new Error('two kinds of notices have the same name');
  return { all, find: (name) => byName.get(name) };
}
