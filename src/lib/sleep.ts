/** Waits so many milliseconds; passed in so that tests need not. */
export type Sleep = (milliseconds: number) => Promise<void>;

/** Real time. Only for short waits: what is due later waits in the database. */
export const realSleep: Sleep = (milliseconds) =>
  new Promise((resolve) => {
    if (milliseconds <= 0) resolve();
    else setTimeout(resolve, milliseconds);
  });
