import type { Incoming } from './incoming.ts';
import type { Form, OutgoingMessage } from './message.ts';

/** What is to be done at once about something incoming, in this order. The adapter that received it does it. */
export type Reaction =
  /**
   * Answers where it was said. `audience: 'sender'` shows it to the sender alone: ephemeral in Slack;
   * in a Telegram group by private chat, or, where the person never started one, `publicFallback` in the group.
   */
  | {
      readonly kind: 'reply';
      readonly message: OutgoingMessage;
      readonly audience: 'chat' | 'sender';
      readonly publicFallback?: OutgoingMessage;
      /** Nothing was done: what was sent may be mended and counts then. Adapters need not care. */
      readonly isRefusal?: true;
    }
  /** Replaces the message that carries the pressed button. */
  | { readonly kind: 'replace'; readonly message: OutgoingMessage }
  /** A short confirmation of a press, at most 200 characters, seen by the presser alone. */
  | { readonly kind: 'toast'; readonly text: string; readonly alert: boolean }
  /**
   * Opens a form, where the platform has forms (see `PlatformLimits.hasForms`); `instead` tells the sender where it can no
   * longer be opened, because the reply comes late.
   */
  | { readonly kind: 'form'; readonly form: Form; readonly instead?: OutgoingMessage }
  /** The filled form is wrong: messages by field name; it stays open with what was typed. */
  | { readonly kind: 'form-errors'; readonly errors: Readonly<Record<string, string>> };

/**
 * What the core does with something incoming. Never rejects for anything a user can do; with `NotNow` where it has to be
 * delivered again (see `PlatformLimits.redelivers`).
 */
export type IncomingHandler = (incoming: Incoming) => Promise<readonly Reaction[]>;
