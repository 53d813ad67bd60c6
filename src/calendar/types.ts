/** A day that the government or a secretariat marked. */
export interface Holiday {
  /** ISO date, `2027-02-06`. */
  readonly date: string;
  /** National holidays close offices; joint leave (cuti bersama) mostly does. */
  readonly type: 'national' | 'joint-leave';
  readonly name: string;
  /** Islamic dates are estimates until they are decreed. */
  readonly isEstimate: boolean;
}
