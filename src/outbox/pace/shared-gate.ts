import type { Sleep } from '../../lib/sleep.ts';
import type { Claim, Place, PlacedChat, Places } from './places.store.ts';

/** Lets messages through that several processes send, together no more in a window than the platform takes. */
export interface SharedGate {
  /** Resolves when a message may go to that chat, with what is to be called once the platform has answered. */
  enter(chat: PlacedChat): Promise<() => void>;
  /** Resolves when an answer may go; never rejects. */
  enterReply(chat: PlacedChat): Promise<void>;
}

/** What a shared gate is made from. */
export interface SharedGateOptions {
  readonly places: Places;
  readonly sleep: Sleep;
  /** Running time in milliseconds; it never goes back. */
  readonly elapsed: () => number;
}

/** Who comes later than that to its place gives it back: it would have too little time until others take it for free. */
const LATEST_MS = 500;
/** An answer does not wait longer than that for a database to say whether there is room. */
const LONGEST_QUESTION_MS = 300;

/** Makes a gate of places that all processes see. */
export function createSharedGate({ places, sleep, elapsed }: SharedGateOptions): SharedGate {
  /** Waits for its moment; false where that has long passed. */
  const comeInTime = async ({ waitMs }: Claim): Promise<boolean> => {
    const due = elapsed() + waitMs;
    await sleep(waitMs);
    return elapsed() - due <= LATEST_MS;
  };
  const find = async (chat: PlacedChat): Promise<Place> => {
    for (;;) {
      const claim = await places.claim(chat);
      if (claim.place === undefined) await sleep(claim.waitMs);
      else if (await comeInTime(claim)) return claim.place;
      else await places.leave(claim.place, undefined);
    }
  };
  return {
    enter: async (chat) => {
      const place = await find(chat);
      return () => void places.leave(place, elapsed());
    },
    enterReply: async (chat) => {
      const answer = places.reply(chat).catch(() => 0);
      await sleep(await Promise.race([answer, sleep(LONGEST_QUESTION_MS).then(() => 0)]));
    },
  };
}
