/** A line of a rundown. Times are wall times at the place, `09.00`. */
export interface RundownLine {
  readonly from: string;
  readonly until: string | undefined;
  readonly title: string;
  /** Empty where nobody is named. */
  readonly speaker: string;
}

/** What came of setting a rundown: those who come are told of it as a first one or as a change, invitations follow, it is kept, or taken away. */
export type RundownOutcome = 'savedFirst' | 'savedTold' | 'savedInvited' | 'saved' | 'removed';
