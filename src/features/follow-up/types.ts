/** What an institution has to do after a meeting. Moments are epoch milliseconds. */
export interface ActionItem {
  readonly id: number;
  readonly forumId: number;
  /** Counts within the forum. */
  readonly number: number;
  readonly meetingId: number;
  readonly description: string;
  readonly institutionId: number;
  /** Short name of the institution responsible. */
  readonly institution: string;
  /** The midnight, in the forum's zone, with which the day begins on which it is due. */
  readonly dueAt: number;
  readonly createdAt: number;
  readonly state: 'open' | 'done';
}

/** An item about to be added. */
export interface NewActionItem {
  readonly forumId: number;
  readonly meetingId: number;
  readonly description: string;
  readonly institutionId: number;
  readonly dueAt: number;
  readonly createdById: number | undefined;
  readonly now: number;
}

/** What can become of an item. */
export type ActionStepKind = 'added' | 'progress' | 'done' | 'reopened' | 'changed' | 'reassigned';

/** One step of an item's history. */
export interface ActionStep {
  readonly kind: ActionStepKind;
  /** What was said with it, or how it was before. */
  readonly note: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly byPersonId: number | undefined;
}

/** The minutes of a meeting as a document. Moments are epoch milliseconds. */
export interface Minutes {
  readonly id: number;
  readonly forumId: number;
  readonly meetingId: number;
  readonly fileId: number;
  /** Grows with each new draft. */
  readonly revision: number;
  readonly state: 'draft' | 'approved';
  /** Until then members may send corrections to this draft. */
  readonly replyBy: number;
}

/** What an institution said to a draft. */
export interface MinutesReply {
  readonly institution: string;
  /** Empty: it agrees. */
  readonly correction: string;
}
