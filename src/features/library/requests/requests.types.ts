import type { LibraryRequestStatus } from '../types.ts';

/** What an institution looks for. Moments are epoch milliseconds. */
export interface LibraryRequest {
  readonly id: number;
  readonly forumId: number;
  /** By which people call it. */
  readonly number: number;
  readonly wording: string;
  readonly status: LibraryRequestStatus;
  readonly topic: { readonly id: number; readonly name: string } | undefined;
  /** Undefined: the forum's secretariat. */
  readonly institution: { readonly id: number; readonly shortName: string } | undefined;
  readonly createdById: number | undefined;
  readonly createdAt: number;
}
