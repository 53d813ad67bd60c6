import { SECOND_MS, systemElapsed } from '../../lib/clock.ts';

/** Updates that Telegram gives at once; while so many wait for their confirmation it gives no others. */
const BATCH = 100;
/** An update holds back the confirmation of those behind it at most so long, once the batch is nearly full of them. */
const HOLDING_MS = 5 * SECOND_MS;

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
 *
 * An update behind which most of a batch is done would stop all intake. After some seconds it is overtaken: confirmed
 * while it is still under way, and lost only if this process is killed before it ends.
 * @param elapsed running time in milliseconds that never goes back
 * @param onOvertaken told of each update that is overtaken
 */
export function createWindow(
  elapsed: () => number = systemElapsed,
  onOvertaken: (updateId: number) => void = () => {},
): UpdateWindow {
  /** When each update that is under way was admitted. */
  const underWay = new Map<number, number>();
  const done = new Set<number>();
  const overtake = (): void => {
    if (underWay.size + done.size < BATCH || done.size < BATCH / 2) return;
    for (const [id, since] of underWay) {
      if (elapsed() - since < HOLDING_MS) continue;
      underWay.delete(id);
      // Known until Telegram has confirmed it, as if it were done.
      done.add(id);
      onOvertaken(id);
    }
  };
  return {
    offset: () => {
      overtake();
      if (underWay.size > 0) return done.size > 0 ? Math.min(...underWay.keys()) : undefined;
      return done.size > 0 ? Math.max(...done) + 1 : undefined;
    },
    confirmed: (offset) => {
      for (const id of done) if (id < offset) done.delete(id);
    },
    admit: (updateId) => {
      if (underWay.has(updateId) || done.has(updateId)) return false;
      underWay.set(updateId, elapsed());
      return true;
    },
    finish: (updateId) => {
      if (underWay.delete(updateId)) done.add(updateId);
    },
  };
}
