/** What an institution says to a slot. */
export const CHOICES = ['yes', 'if_needed', 'no'] as const;

export type PollChoice = (typeof CHOICES)[number];

/** A date that is put to the members; epoch milliseconds, in the zone of its place. */
export interface SlotTime {
  readonly startsAt: number;
  readonly timeZone: string;
}

/** A slot with who said what to it, by the institutions' short names. */
export interface PollSlot extends SlotTime {
  readonly id: number;
  readonly said: Readonly<Record<PollChoice, readonly string[]>>;
}

/** A poll of dates. Moments are epoch milliseconds. */
export interface Poll {
  readonly id: number;
  readonly forumId: number;
  /** The meeting that is to be moved; undefined: one is to be made. */
  readonly meetingId: number | undefined;
  readonly answerBy: number;
  readonly closedAt: number | undefined;
  readonly chosenSlotId: number | undefined;
  /** The earliest first. */
  readonly slots: readonly PollSlot[];
  /** Institutions that said nothing to any slot. */
  readonly silent: readonly { readonly id: number; readonly shortName: string }[];
}
