/** Something did not end within its time; whether it still will, nobody knows. */
export class TookTooLong extends Error {
  constructor(milliseconds: number) {
    super(`not done within ${milliseconds} ms`);
    this.name = 'TookTooLong';
  }
}

/**
 * Waits for `task` so long and no longer: nobody is to wait for ever behind one that hangs.
 * @throws TookTooLong
 */
export async function withinTime<T>(milliseconds: number, task: () => Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TookTooLong(milliseconds)), milliseconds);
  try {
    return await Promise.race([task(), late]);
  } finally {
    clearTimeout(timer);
  }
}
