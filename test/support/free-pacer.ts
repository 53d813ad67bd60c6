import type { Pacer } from '../../src/outbox/pace/index.ts';

/**
 * A pacer that lets everything through at once. The simulated platforms count nothing unless told to, and a dialogue of ten lines would
 * wait ten seconds for a pace that has tests of its own.
 */
export const freePacer: Pacer = {
  take: async (_platform, chats) => chats.map(() => ({ granted: true, waitMs: 0 })),
  slow: async () => {},
  enter: async () => () => {},
  enterFurther: async () => () => {},
  enterReply: async () => {},
  look: async () => {},
  processes: () => 1,
  tidy: async () => {},
};
