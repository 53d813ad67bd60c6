/** A question with its answer, and other ways of asking it. */
export interface FaqEntry {
  /** Name by which the secretariat calls it, `F12`. */
  readonly code: string;
  readonly category: string;
  readonly status: string;
  readonly source: string;
  readonly question: string;
  readonly answer: string;
  readonly wordings: readonly string[];
}
