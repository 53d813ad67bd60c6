/** Runs tasks of one key one after the other, in the order they came; tasks of different keys run side by side. */
export type KeyedQueue = <T>(key: string, task: () => Promise<T>) => Promise<T>;

/** Makes a queue that forgets a key as soon as nothing waits for it. */
export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const run = (tails.get(key) ?? Promise.resolve()).then(task, task);
    const tail = run.then(forget, forget);
    tails.set(key, tail);
    return run;

    function forget(): void {
      if (tails.get(key) === tail) tails.delete(key);
    }
  };
}
