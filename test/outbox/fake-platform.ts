import type { DeliveryError } from '../../src/platform/delivery-error.ts';
import type { MessageRef, PlatformName } from '../../src/platform/incoming.ts';
import type { OutgoingMessage } from '../../src/platform/message.ts';
import type { Platform, PlatformLimits, Target } from '../../src/platform/platform.ts';

/** Something that a fake platform was asked to show. */
export interface Shown {
  readonly at: number;
  readonly target: string;
  readonly ref: MessageRef;
  readonly message: OutgoingMessage;
}

/** A platform that remembers what it was sent and refuses what it is told to refuse. */
export interface FakePlatform extends Platform {
  readonly sent: Shown[];
  readonly edits: Shown[];
  readonly pinned: MessageRef[];
  /** Asked before each send and edit: an error refuses it. */
  refuse: (target: string) => DeliveryError | undefined;
  messagesOf: (message: OutgoingMessage) => number;
  /** Awaited within each send, for tests that hold messages back. */
  hold: () => Promise<void>;
}

const LIMITS: PlatformLimits = {
  actionBytes: 64,
  hasForms: false,
  hasEphemeral: false,
  redelivers: true,
  perSecond: 1_000,
  perSecondInChat: 1_000,
  perMinuteInGroup: 60_000,
};

/** How a target is told in these tests. */
export function targetText(target: Target): string {
  return target.kind === 'person' ? `person ${target.userId}` : `chat ${target.chatId}`;
}

export function fakePlatform(name: PlatformName, limits: Partial<PlatformLimits> = {}): FakePlatform {
  let last = 0;
  const platform: FakePlatform = {
    name,
    limits: { ...LIMITS, ...limits },
    sent: [],
    edits: [],
    pinned: [],
    refuse: () => undefined,
    hold: async () => {},
    start: async () => {},
    stop: async () => {},
    health: async () => ({ ok: true, problem: '' }),
    privateChatUrl: (payload) => `https://chat.example/bot?start=${payload}`,
    messagesOf: ({ files }) => 1 + files.length,
    send: async (target, message) => {
      await platform.hold();
      const error = platform.refuse(targetText(target));
      if (error !== undefined) throw error;
      last += 1;
      const chatId = target.kind === 'person' ? target.userId : target.chatId;
      const threadId = target.kind === 'person' ? '' : target.threadId;
      const ref = { platform: name, chatId, threadId, messageId: String(last) };
      platform.sent.push({ at: performance.now(), target: targetText(target), ref, message });
      return ref;
    },
    edit: async (ref, message) => {
      const error = platform.refuse(`chat ${ref.chatId}`);
      if (error !== undefined) throw error;
      platform.edits.push({ at: performance.now(), target: `chat ${ref.chatId}`, ref, message });
    },
    pin: async (ref) => {
      platform.pinned.push(ref);
      return true;
    },
  };
  return platform;
}
