import type { LibraryKind } from '../types.ts';

/** By what entries are filtered. */
export interface Filters {
  readonly kind?: LibraryKind | undefined;
  readonly topicId?: number | undefined;
  readonly institutionId?: number | undefined;
}

/** A part of what is found. */
export interface Part extends Filters {
  readonly forumId: number;
  readonly offset: number;
  readonly limit: number;
}
