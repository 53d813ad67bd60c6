import type { LibraryKind } from '../types.ts';
import type { Part } from './digest.rules.ts';

/** What a digest is about; moments are epoch milliseconds. */
export interface DigestFacts {
  readonly since: number;
  readonly until: number;
  /** Whose topics it is about; none where it is the whole forum's. */
  readonly personId?: number | undefined;
}

/** An entry as a digest names it. */
export interface NewEntryLine {
  readonly id: number;
  readonly number: number;
  readonly kind: LibraryKind;
  readonly title: string;
  /** Empty: the forum's secretariat. */
  readonly institution: string;
  /** Whether it was there before, with other words. */
  readonly isUpdate: boolean;
}

/** A request as a digest names it. */
export interface NewRequestLine {
  readonly id: number;
  readonly number: number;
  readonly wording: string;
  /** Empty: the forum's secretariat. */
  readonly institution: string;
}

/** What is new in the library. */
export interface News {
  readonly entries: Part<NewEntryLine>;
  readonly requests: Part<NewRequestLine>;
}
