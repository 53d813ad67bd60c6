import type { InstitutionKind } from '../../model/institution.ts';

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
  /** By institution. */
  readonly choices: ReadonlyMap<number, PollChoice>;
  readonly said: Readonly<Record<PollChoice, readonly string[]>>;
}

/** A poll of dates. Moments are epoch milliseconds. */
export interface Poll {
  readonly id: number;
  readonly forumId: number;
  /** The meeting that is to be moved; undefined: one is to be made. */
  readonly meetingId: number | undefined;
  readonly answerBy: number;
  readonly createdAt: number;
  readonly closedAt: number | undefined;
  readonly chosenSlotId: number | undefined;
  /** The earliest first. */
  readonly slots: readonly PollSlot[];
  /** Whom it was put to, in the order of protocol. */
  readonly institutions: readonly PollInstitution[];
  /** Of them those that said nothing to any slot. */
  readonly silent: readonly PollInstitution[];
}

/** An institution that a poll is put to. */
export interface PollInstitution {
  readonly id: number;
  readonly shortName: string;
  readonly kind: InstitutionKind;
}
