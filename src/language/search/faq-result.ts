/** `answer`: the first is meant. `choices`: one of these is, ask which. `unknown`: none of them, say so. */
export interface FaqResult {
  readonly outcome: 'answer' | 'choices' | 'unknown';
  /** Best first, at most three; empty when unknown. `score`: 0 to 1. */
  readonly entries: readonly FaqMatch[];
  /** Where the outcome is unknown: what is nearest, for whoever wants to offer it beside the refusal. */
  readonly nearest: readonly FaqMatch[];
}

export interface FaqMatch {
  readonly id: string;
  readonly score: number;
}
