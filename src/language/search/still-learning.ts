/**
 * Thrown where an answer needs what another process is still learning. No transaction waits for that: whoever opened one
 * lets it go, waits outside, and tries again.
 */
export class StillLearning extends Error {
  /** Settles when it is learned, or will not be; never rejects. */
  readonly learned: Promise<void>;
  /** Has the next try answered with what was learned before; undefined where nothing was. */
  readonly goOn: (() => void) | undefined;

  constructor({
    learned,
    goOn,
  }: { readonly learned: Promise<void>; readonly goOn?: (() => void) | undefined }) {
    super('still learning');
    this.name = 'StillLearning';
    this.learned = learned;
    this.goOn = goOn;
  }
}
