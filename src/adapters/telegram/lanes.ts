/** Runs tasks of one key one after the other in the order they were given, those of different keys side by side. */
export interface Lanes {
  /** Resolves or rejects as the task does; a failed task does not stop the lane. */
  run(key: string, task: () => Promise<void>): Promise<void>;
}

/** Makes empty lanes. */
export function createLanes(): Lanes {
  const tails = new Map<string, Promise<void>>();
  return {
    run: (key, task) => {
      const result = (tails.get(key) ?? Promise.resolve()).then(task);
      const tail: Promise<void> = result
        .catch(() => undefined)
        .then(() => {
          if (tails.get(key) === tail) tails.delete(key);
        });
      tails.set(key, tail);
      return result;
    },
  };
}
