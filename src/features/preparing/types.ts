import type { Meeting } from '../../model/meeting.ts';

/** How far an entry is. */
export type ItemState = 'open' | 'done' | 'not_needed';

/** An entry of a forum's checklist. */
export interface ChecklistEntry {
  readonly key: string;
  /** Undefined: the locale's words for its key. */
  readonly label: string | undefined;
  /** Working days before the meeting. */
  readonly days: number;
}

/** An entry as it stands for one meeting. */
export interface ChecklistItem extends ChecklistEntry {
  readonly state: ItemState;
  readonly note: string;
  readonly assigneeId: number | undefined;
  /** Done because the bot sees it is; nobody reopens that. */
  readonly isSeen?: boolean;
  /** ISO date. */
  readonly dueOn: string;
}

/** What was noted about an entry for one meeting. */
export interface ItemNoted {
  readonly key: string;
  readonly state: ItemState;
  readonly note: string;
  readonly assigneeId: number | undefined;
  /** Done because the bot sees it is. */
  readonly isSeen?: boolean;
}

/** How a forum's checklist differs in one entry. */
export interface EntryChange {
  readonly key: string;
  /** Undefined: the locale's words. */
  readonly label: string | undefined;
  readonly days: number;
  readonly isRemoved: boolean;
}

/** Somebody who acts for an institution now. */
export interface HostPerson {
  readonly personId: number;
  readonly name: string;
}

/** A meeting with its checklist as it stands. */
export interface Preparing {
  readonly meeting: Meeting;
  readonly items: readonly ChecklistItem[];
  /** Who acts for the host now. */
  readonly people: readonly HostPerson[];
}
