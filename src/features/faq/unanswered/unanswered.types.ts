/** A question nobody could answer yet. */
export interface UnansweredQuestion {
  readonly id: number;
  readonly question: string;
  readonly timesAsked: number;
  /** Epoch milliseconds. */
  readonly askedAt: number;
  /** Code of the entry whose answer was not what was meant; empty where there was none. */
  readonly wrongCode: string;
}
