/** A line of a rundown. Times are wall times at the place, `09.00`. */
export interface RundownLine {
  readonly from: string;
  readonly until: string | undefined;
  readonly title: string;
  /** Empty where nobody is named. */
  readonly speaker: string;
}
