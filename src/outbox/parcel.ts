import type { PlatformName } from '../platform/incoming.ts';
import type { OutgoingMessage } from '../platform/message.ts';
import type { Target } from '../platform/platform.ts';
import type { ClaimedDelivery, Outcome } from './delivery.ts';
import type { PacedChat } from './pace/index.ts';

/** One message about to be sent; several deliveries when they are called in one group. */
export interface Parcel {
  readonly deliveries: readonly ClaimedDelivery[];
  readonly platform: PlatformName;
  readonly target: Target;
  readonly chat: PacedChat;
  readonly message: OutgoingMessage;
  /** When it was written, epoch milliseconds. */
  readonly composedAt: number;
  /** Digest of what it shows, when it will be edited in place. */
  readonly shown: string | undefined;
  /** The meeting's number, to tell buttons apart when several reminders become one message. */
  readonly label: string | undefined;
}

/** Deliveries that end, or wait, without a message. */
export interface Settlement {
  readonly deliveries: readonly ClaimedDelivery[];
  readonly outcome: Exclude<Outcome, { readonly state: 'sent' }>;
}

/** What a batch comes to. */
export interface Composition {
  readonly parcels: readonly Parcel[];
  readonly settlements: readonly Settlement[];
}
