/**
 * Which updates are under way and which are done, so that a later `getUpdates` confirms an update only when it
 * and all before it are done, while those behind a slow one are handled already.
 */
export interface UpdateWindow {
  /** What to send as `offset`; undefined when nothing is left to confirm. */
  offset(): number | undefined;
  /** Telegram has taken this offset: all before it is forgotten on both sides. */
  confirmed(offset: number): void;
  /** True for an update that is new here; it then counts as under way. */
  admit(updateId: number): boolean;
  /** The update is done. */
  finish(updateId: number): void;
}

/**
 * Makes an empty window. It names no offset when everything is confirmed: after a week without updates Telegram
 * goes on with a random number (Bot API, `update_id`), and an old, higher offset would throw those away unread.
 */
export function createWindow(): UpdateWindow {
  const underWay = new Set<number>();
  const done = new Set<number>();
  return {
    offset: () => {
      if (underWay.size > 0) return done.size > 0 ? Math.min(...underWay) : undefined;
      return done.size > 0 ? Math.max(...done) + 1 : undefined;
    },
    confirmed: (offset) => {
      for (const id of done) if (id < offset) done.delete(id);
    },
    admit: (updateId) => {
      if (underWay.has(updateId) || done.has(updateId)) return false;
      underWay.add(updateId);
      return true;
    },
    finish: (updateId) => {
      underWay.delete(updateId);
      done.add(updateId);
    },
  };
}
