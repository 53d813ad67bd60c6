/** Why a date is a poor one for a meeting. `no`: nobody would come. `warn`: think again. `kind` is a locale key. */
export type Concern =
  | {
      readonly kind: 'national-holiday';
      readonly level: 'no';
      readonly name: string;
      readonly isEstimate: boolean;
    }
  | {
      readonly kind: 'joint-leave';
      readonly level: 'warn';
      readonly name: string;
      readonly isEstimate: boolean;
    }
  | { readonly kind: 'weekend' | 'ramadan' | 'after-lebaran' | 'year-end'; readonly level: 'warn' };

/** Days from one to another (ISO dates), both included. */
export interface DaySpan {
  readonly from: string;
  readonly until: string;
}

/** What keeps a date from being proposed. */
export type Hindrance =
  | Concern
  | { readonly kind: 'host-absent' }
  /** Another meeting is in the same week. */
  | { readonly kind: 'other-meeting'; readonly number: number };

/** A date that nothing speaks against, or one that was chosen already. Dates are ISO. */
export interface ProposedDate {
  readonly date: string;
  /** Days after the day that is due; negative before it. */
  readonly daysFromDue: number;
  readonly isUsualWeekday: boolean;
  /** It is the day that the forum's plan has. */
  readonly isChosen?: boolean;
  /** How far the holidays of its year are known. */
  readonly holidaysAre: 'decreed' | 'estimated' | 'unknown';
}

/** A date that was nearer, and why it is none. */
export interface PassedDate {
  readonly date: string;
  readonly why: Hindrance;
}

/** What is proposed for a meeting. */
export interface Proposal {
  /** The day near which they are. */
  readonly due: string;
  /** The one of them that suits most; undefined: there is none. */
  readonly best: string | undefined;
  /** The one that was chosen, then the earliest first. */
  readonly dates: readonly ProposedDate[];
  /** The earliest first. */
  readonly passed: readonly PassedDate[];
}
