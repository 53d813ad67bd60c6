/** Work in lanes: in one lane strictly one after the other, different lanes side by side. */
export interface Lanes {
  /** Runs `job` when everything before it in the lane has ended, well or badly. */
  run<T>(lane: string, job: () => Promise<T>): Promise<T>;
  /** Resolves once no lane has anything left, also what is added meanwhile. */
  idle(): Promise<void>;
}

/** Empty lanes; a lane exists only while it has work. */
export function createLanes(): Lanes {
  const ends = new Map<string, Promise<unknown>>();
  return {
    run: (lane, job) => {
      const before = ends.get(lane) ?? Promise.resolve();
      const result = before.then(job);
      const end = result.then(nothing, nothing).then(() => {
        if (ends.get(lane) === end) ends.delete(lane);
      });
      ends.set(lane, end);
      return result;
    },
    idle: async () => {
      while (ends.size > 0) await Promise.all(ends.values());
    },
  };
}

function nothing(): void {}
