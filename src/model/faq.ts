import type { Db } from '../db/db.ts';

/** A question with its answer, and other ways of asking it. */
export interface FaqEntry {
  /** Name by which the secretariat calls it, `F12`. */
  readonly code: string;
  readonly category: string;
  readonly status: string;
  readonly source: string;
  readonly question: string;
  readonly answer: string;
  readonly wordings: readonly string[];
  /** Addresses that belong to the answer. Of what follows, what is left out of a written entry stays as it was kept. */
  readonly links?: readonly string[];
  /** The person who looks after the answer; null: nobody in particular. */
  readonly ownerId?: number | null;
  /** The day by which it is to be looked at again, `2027-03-01`; null: none. */
  readonly reviewBy?: string | null;
  /** Files that go with the answer. */
  readonly fileIds?: readonly number[];
}

/** What the FAQ says to a question. */
export interface FaqFinding {
  readonly outcome: 'answer' | 'choices' | 'unknown';
  /** Best first, at most three. */
  readonly entries: readonly FaqEntry[];
  /** Where nothing is known: what is nearest, best first, at most three. */
  readonly nearest: readonly FaqEntry[];
  /** Those of the entries that are more than a guess. */
  readonly likely: readonly FaqEntry[];
}

/** The FAQs of all forums, indexed in memory and read anew when they changed. */
export interface FaqSearch {
  ask(db: Db, question: { readonly forumId: number; readonly text: string }): Promise<FaqFinding>;
  /** An entry by its code, as it is written or in other case. */
  find(db: Db, key: { readonly forumId: number; readonly code: string }): Promise<FaqEntry | undefined>;
  /** All entries of a forum. */
  list(db: Db, forumId: number): Promise<readonly FaqEntry[]>;
}
