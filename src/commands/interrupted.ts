/** Most updates that are remembered; beyond them the oldest is forgotten. */
const MOST = 1_000;

/** Updates whose handling an outage broke off: their effect may have been written without anybody being told. */
export interface Interrupted {
  has(key: string): boolean;
  note(key: string): void;
  settle(key: string): void;
}

/** Makes an empty memory of interrupted updates, for one process. */
export function createInterrupted(): Interrupted {
  const keys = new Set<string>();
  return {
    has: (key) => keys.has(key),
    note: (key) => {
      keys.add(key);
      const [oldest] = keys;
      if (keys.size > MOST && oldest !== undefined) keys.delete(oldest);
    },
    settle: (key) => {
      keys.delete(key);
    },
  };
}
