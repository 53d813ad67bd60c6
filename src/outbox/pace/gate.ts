import type { Sleep } from '../../lib/sleep.ts';

/** Lets so many through in any window of time, by the process's own running time. */
export interface Gate {
  /** Resolves when one more message may go, with what is to be called once the platform has answered. */
  enter(): Promise<() => void>;
  /** The same for what belongs to a message that has gone, such as its file: it goes before messages that wait. */
  enterFurther(): Promise<() => void>;
  /** Resolves when an answer may go: at once, or as soon as messages that went before leave it room. Nothing overtakes it. */
  enterReply(): Promise<void>;
}

/** What a gate is made from. */
export interface GateOptions {
  /** Messages and answers in any window. */
  readonly capacity: number;
  /** Of these, kept free for answers by messages while people ask. */
  readonly reserve: number;
  /** For how long after an answer. */
  readonly reserveMs: number;
  readonly windowMs: number;
  readonly sleep: Sleep;
  /** Running time in milliseconds; it never goes back. */
  readonly elapsed: () => number;
}

interface Passage {
  readonly isReply: boolean;
  readonly enteredAt: number;
  readonly ended: Promise<number>;
  readonly end: (at: number) => void;
  /** When it had reached the platform, once that is known. */
  endedAt: number | undefined;
}

/** An answer is under way when it is counted; it has reached the platform some moments later. */
const REPLY_UNDER_WAY_MS = 100;
/** A tenth of a window are a notice that is edited, or a report; more are a notice on its way to everybody, which takes the platform's room. */
const SHARE_BESIDE = 0.1;
/** A message that has no answer after that time has arrived all the same, or will not: others do not wait for it. */
const LONGEST_WAY_MS = 1_000;

/**
 * Makes a gate. A platform counts by sliding windows and by its own clock: a message reached it at the latest when it answered, so the
 * next but so many may go one window after that answer, however late either of them was on its way.
 */
export function createGate({ capacity, reserve, reserveMs, windowMs, sleep, elapsed }: GateOptions): Gate {
  const all = createRecent(capacity);
  const messages = createRecent(capacity - reserve);
  const waiting = createTurns();
  let repliedAt = Number.NEGATIVE_INFINITY;

  /** Waits until the oldest of a full window has left it; false if another one is the oldest now. */
  const hasRoom = async (recent: Recent): Promise<boolean> => {
    const oldest = recent.oldest();
    if (oldest === undefined) return true;
    const longestMs = oldest.enteredAt + LONGEST_WAY_MS - elapsed();
    if (oldest.endedAt === undefined && longestMs > 0) await Promise.race([oldest.ended, sleep(longestMs)]);
    const waitMs = (oldest.endedAt ?? oldest.enteredAt + LONGEST_WAY_MS) + windowMs - elapsed();
    // An answer may have gone meanwhile; then another passage is the one to wait for.
    if (recent.oldest() !== oldest) return false;
    if (waitMs <= 0) return true;
    await sleep(waitMs);
    return false;
  };
  const admit = async (): Promise<void> => {
    const keepsRoom = (): boolean => elapsed() - repliedAt < reserveMs;
    while (!((!keepsRoom() || (await hasRoom(messages))) && (await hasRoom(all)))) {}
    const passage = createPassage({ isReply: false, enteredAt: elapsed() });
    messages.add(passage);
    all.add(passage);
    waiting.next()?.(() => passage.end(elapsed()));
  };
  let last: Promise<unknown> = Promise.resolve();
  const queue = (isFurther: boolean): Promise<() => void> => {
    const turn = waiting.add(isFurther);
    last = last.then(admit);
    return turn;
  };
  return {
    enter: () => queue(false),
    enterFurther: () => queue(true),
    enterReply: async () => {
      const isCrowded = all.messages() > capacity * SHARE_BESIDE;
      const waitMs = isCrowded ? (all.oldest()?.endedAt ?? -windowMs) + windowMs - elapsed() : 0;
      const passage = createPassage({ isReply: true, enteredAt: elapsed() });
      repliedAt = elapsed();
      all.add(passage);
      if (waitMs > 0) await sleep(waitMs);
      passage.end(elapsed() + REPLY_UNDER_WAY_MS);
    },
  };
}

type Turn = (leave: () => void) => void;

/** Who waits for a turn: further parts of messages that have gone in front of messages that have not begun. */
function createTurns(): { add(isFurther: boolean): Promise<() => void>; next(): Turn | undefined } {
  const further: Turn[] = [];
  const messages: Turn[] = [];
  return {
    add: (isFurther) => {
      const { promise, resolve } = Promise.withResolvers<() => void>();
      (isFurther ? further : messages).push(resolve);
      return promise;
    },
    next: () => further.shift() ?? messages.shift(),
  };
}

function createPassage(facts: Pick<Passage, 'isReply' | 'enteredAt'>): Passage {
  const { promise, resolve } = Promise.withResolvers<number>();
  const passage: Passage = {
    ...facts,
    ended: promise,
    endedAt: undefined,
    end: (at) => {
      passage.endedAt ??= at;
      resolve(at);
    },
  };
  return passage;
}

/** The last so many passages. */
interface Recent {
  add(passage: Passage): void;
  /** The one that has to leave the window before another may go; undefined while there are fewer. */
  oldest(): Passage | undefined;
  /** How many of them are messages of ours. People who ask do not wait for each other: the platform itself tells them apart. */
  messages(): number;
}

function createRecent(size: number): Recent {
  const passages: Passage[] = [];
  return {
    add: (passage) => {
      passages.push(passage);
      if (passages.length > size) passages.shift();
    },
    oldest: () => (passages.length < size ? undefined : passages[0]),
    messages: () => passages.filter(({ isReply }) => !isReply).length,
  };
}
