/**
 * How a question ended, or what was said to its answer: answered from stored data (`live`) or by an entry (`answered`), offered as
 * choices and one of them chosen, none known, known but not confirmed (`withheld`), read in the list of topics (`browsed`);
 * said to be not what was meant (`wrong`), thanked for.
 */
export type Outcome =
  | ('live' | 'answered' | 'choices' | 'chosen' | 'unknown' | 'withheld')
  | ('browsed' | 'wrong' | 'thanked');
