/** Runs tasks of one key one after the other, in the order they came; tasks of different keys run side by side. */
export interface KeyedQueue {
  /** Resolves or rejects as the task does; a failed task stops none behind it. */
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
  /** Resolves once nothing is left, also of what is added meanwhile. */
  idle(): Promise<void>;
}

/** Makes a queue that forgets a key as soon as nothing waits for it. */
export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (key, task) => {
      const result = (tails.get(key) ?? Promise.resolve()).then(task);
      const tail = result.then(nothing, nothing).then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      tails.set(key, tail);
      return result;
    },
    idle: async () => {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}

function nothing(): void {}
