import type { Concern } from '../meetings/calendar/types.ts';

/** What keeps a date from being proposed. */
export type Hindrance =
  | Concern
  | { readonly kind: 'host-absent' }
  /** Another meeting is in the same week. */
  | { readonly kind: 'other-meeting'; readonly number: number };

/** A date that nothing speaks against. Dates are ISO. */
export interface ProposedDate {
  readonly date: string;
  /** Days after the day that the cadence names; negative before it. */
  readonly daysFromDue: number;
  readonly isUsualWeekday: boolean;
  /** How far the holidays of its year are known. */
  readonly holidaysAre: 'decreed' | 'estimated' | 'unknown';
}

/** A date that was nearer, and why it is none. */
export interface PassedDate {
  readonly date: string;
  readonly why: Hindrance;
}

/** What is proposed for a forum's next meeting. */
export interface Proposal {
  /** The day that the cadence names. */
  readonly due: string;
  /** The earliest first. */
  readonly dates: readonly ProposedDate[];
  /** The earliest first. */
  readonly passed: readonly PassedDate[];
}
