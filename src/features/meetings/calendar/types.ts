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
