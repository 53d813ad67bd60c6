import type { LibraryEntry, LibraryKind } from '../types.ts';

/** What an institution contributed: how many entries of each kind. */
export interface Contribution {
  /** Undefined: the forum's secretariat. */
  readonly institutionId: number | undefined;
  /** Short name; empty for the secretariat. */
  readonly name: string;
  readonly counts: Readonly<Record<LibraryKind, number>>;
}

/** What a year brought. */
export interface YearContributions {
  readonly forum: string;
  readonly year: number;
  /** In the order of protocol, those without anything too. */
  readonly institutions: readonly Contribution[];
}

/** A year with what was shared in it. */
export interface YearReport extends YearContributions {
  readonly entries: readonly LibraryEntry[];
  readonly zone: string;
}
