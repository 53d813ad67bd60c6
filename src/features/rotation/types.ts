import type { DeclinedGoes, OrderRules, PickReason, Slot } from './queue/order.rules.ts';

/** A place in the rotation. */
export interface HostTurn {
  readonly id: number;
  readonly institutionId: number;
  readonly shortName: string;
  readonly officialName: string;
  readonly position: number;
  readonly state: TurnState;
  readonly consent: TurnConsent | undefined;
  /** When the gunungan was handed to it, epoch milliseconds. */
  readonly handedOverAt: number | undefined;
  /** The number of the meeting of which it was host, as far as known. */
  readonly number: number | undefined;
  /** The day of that meeting, epoch milliseconds. */
  readonly hostedAt: number | undefined;
}

/** `queued`: waits; `hosting`: holds the gunungan; `hosted`: has handed it on; `skipped`: was taken out of the queue. */
export type TurnState = 'queued' | 'hosting' | 'hosted' | 'skipped';

/** What an institution said when asked whether it is willing. */
export type TurnConsent = 'asked' | 'agreed' | 'declined';

/** How a forum finds its hosts. */
export interface HostRules extends OrderRules {
  readonly declined: DeclinedGoes;
  /** Whether the next one is asked by itself after a handover. */
  readonly asksItself: boolean;
}

/** An institution in the queue, with the meeting that falls to it. */
export interface QueueEntry {
  readonly institutionId: number;
  readonly code: string;
  readonly shortName: string;
  readonly officialName: string;
  readonly consent: TurnConsent | undefined;
  readonly isWilling: boolean;
  /** The number of the meeting that is promised to it. */
  readonly pinnedTo: number | undefined;
  /** Undefined: none of the meetings that are looked at can be its. */
  readonly slot: Slot | undefined;
  readonly reason: PickReason | undefined;
  /** Institutions that would have been before it, and why they are not. */
  readonly passed: readonly PassedOver[];
}

/** Somebody who would have had the turn. */
export interface PassedOver {
  readonly shortName: string;
  readonly why: 'absent' | 'declined' | 'skipped';
}

/** Days on which an institution cannot be host, as kept; dates are ISO. */
export interface Absence {
  readonly id: number;
  readonly institutionId: number;
  readonly shortName: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}

/** An institution in a forum's rotation. */
export interface RotationPlace {
  readonly forumId: number;
  readonly institutionId: number;
}

/** Who takes a step, for the record: a person of the forum, an admin without a record, or the bot itself. */
export interface StepBy {
  readonly personId: number | undefined;
}

/** Between the short names of a step that is about two institutions. */
export const BETWEEN_NAMES = '; ';
