/**
 * Why a platform did not take a message:
 * `wait` - asked to come back with messages after `retryAfterMs` (429);
 * `transient` - its fault or the network's, worth another try; with `retryAfterMs` when a limit of another kind of call
 * refused this one, which says nothing about other messages;
 * `unreachable` - this target cannot be written to now (blocked, never started, left, kicked, archived);
 * `moved` - the chat has a new id, `newChatId`;
 * `gone` - the message to edit no longer exists;
 * `frozen` - the message to edit exists and may not be changed any more;
 * `rejected` - it will never take this message; ours is the mistake.
 */
export type DeliveryErrorKind =
  | 'wait'
  | 'transient'
  | 'unreachable'
  | 'moved'
  | 'gone'
  | 'frozen'
  | 'rejected';

/** What a platform said; the members are those of the error. */
interface DeliveryErrorFacts {
  readonly reason: string;
  readonly retryAfterMs?: number;
  readonly newChatId?: string;
  readonly cause?: unknown;
}

/** The one error adapters throw when sending; SDK errors never leave them. */
export class DeliveryError extends Error {
  readonly kind: DeliveryErrorKind;
  /** Milliseconds to wait before the next try; 0 when the platform named none. */
  readonly retryAfterMs: number;
  /** The chat's new id when `kind` is `moved`. */
  readonly newChatId: string | undefined;

  constructor(kind: DeliveryErrorKind, facts: DeliveryErrorFacts) {
    super(facts.reason, { cause: facts.cause });
    this.name = 'DeliveryError';
    this.kind = kind;
    this.retryAfterMs = facts.retryAfterMs ?? 0;
    this.newChatId = facts.newChatId;
  }
}
