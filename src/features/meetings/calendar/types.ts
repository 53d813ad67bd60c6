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
