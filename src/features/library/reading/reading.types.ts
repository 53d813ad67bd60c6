import type { ActionItem } from '../../follow-up/types.ts';
import type { Material } from '../../materials/types.ts';
import type { LibraryEntry } from '../types.ts';

/** What members may read before a meeting, each part as far as it is named. */
export interface Reading {
  readonly meetingId: number;
  readonly materials: readonly Material[];
  /** What earlier meetings left to be done. */
  readonly actions: readonly ActionItem[];
  /** Of the library, about what the meeting is about. */
  readonly entries: readonly LibraryEntry[];
}
