import type { MessageRef, PlatformName } from './incoming.ts';
import type { OutgoingMessage } from './message.ts';
import type { IncomingHandler } from './reaction.ts';

/** What differs between platforms, as data. */
export interface PlatformLimits {
  /** Most bytes a button's action may have. */
  readonly actionBytes: number;
  /** Whether forms (modals) exist. */
  readonly hasForms: boolean;
  /** Whether a reply in a group can be shown to its receiver alone. */
  readonly hasEphemeral: boolean;
  /** Whether an update that could not be handled within a minute is delivered again. */
  readonly redelivers: boolean;
  /** Messages a second the platform takes: overall and to one chat; messages a minute to one group. */
  readonly perSecond: number;
  readonly perSecondInChat: number;
  readonly perMinuteInGroup: number;
}

/** Where a message is to go: a chat (with topic), or a person's private chat. */
export type Target =
  | { readonly kind: 'chat'; readonly chatId: string; readonly threadId: string }
  | { readonly kind: 'person'; readonly userId: string };

/** State of the connection to a platform. */
export interface PlatformHealth {
  readonly ok: boolean;
  /** What is wrong, for operators; empty when ok. No tokens. */
  readonly problem: string;
}

/** A command as the platform's own menu shows it. */
export interface MenuEntry {
  readonly name: string;
  readonly description: string;
  readonly audience: 'everyone' | 'admins';
}

/** How what follows upon a message's first part is to be sent. */
export interface SendOptions {
  /** Resolves when a further part or file of it may go, with what is to be called once the platform has answered; never rejects. */
  readonly beforeFurther?: () => Promise<() => void>;
}

/** A chat platform: the port that adapters implement. */
export interface Platform {
  readonly name: PlatformName;
  readonly limits: PlatformLimits;
  /** Connects and begins to hand over what arrives. Resolves when the platform answered. */
  start(handler: IncomingHandler, menu: readonly MenuEntry[]): Promise<void>;
  /** Stops receiving, waits for what is under way, disconnects. Safe to call twice. */
  stop(): Promise<void>;
  /** Sends; gives back the first part's place (the one with the facts; buttons stand on it when not split). Rejects with `DeliveryError`. */
  send(target: Target & SendOptions, message: OutgoingMessage): Promise<MessageRef>;
  /** How many messages of the platform it becomes, one upon another: its parts, and those that carry its files. */
  messagesOf(message: OutgoingMessage): number;
  /** Changes a message in place; changing to the same content is no error. Rejects with `DeliveryError`. */
  edit(ref: MessageRef, message: OutgoingMessage): Promise<void>;
  /** Pins a message; false when the bot may not. */
  pin(ref: MessageRef): Promise<boolean>;
  /**
   * An address that opens a private chat with the bot and hands it `payload` (1-64 of A-Z a-z 0-9 _ -);
   * undefined where the platform has no such addresses, or before it answered.
   */
  privateChatUrl(payload: string): string | undefined;
  /** Asks the platform whether the connection works now. */
  health(): Promise<PlatformHealth>;
}
