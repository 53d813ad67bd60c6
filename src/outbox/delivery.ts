import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import type { Randomness } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { TroubleLog } from '../lib/trouble-log.ts';
import type { NoticeKind, NoticeKinds } from '../notices/kind.ts';
import type { UNNOTED } from '../notices/ledger/reasons.ts';
import type { MessageRef, PlatformName } from '../platform/incoming.ts';
import type { OutgoingMessage } from '../platform/message.ts';
import type { Platform, Target } from '../platform/platform.ts';
import type { PacedChat, Pacer } from './pace/index.ts';

/** A delivery this process has claimed, with its notice as it is stored. Moments are epoch milliseconds. */
export interface ClaimedRow {
  readonly id: number;
  readonly noticeId: number;
  /** The notice's. */
  readonly key: string;
  readonly forumId: number;
  /** Name of the kind. */
  readonly kind: string;
  readonly facts: unknown;
  readonly meetingId: number | null;
  readonly dueAt: number;
  readonly plannedAt: number;
  /** When it was to be looked at; long ago where nothing ran meanwhile. */
  readonly wokenAt: number;
  readonly priority: number;
  /** What the notice was planned for; see `Work`. */
  readonly cause: string;
  /** See `targetName`. */
  readonly target: string;
  readonly personId: number | null;
  readonly viaChatId: number | null;
  /** How often a platform was asked to take it, this try included. */
  readonly attempts: number;
  readonly tried: readonly PlatformName[];
}

/** The number behind `prefix:` in a target's name. */
export function targetRow(target: string, prefix: 'chat' | 'institution'): number | undefined {
  return target.startsWith(`${prefix}:`) ? Number(target.slice(prefix.length + 1)) : undefined;
}

/** The same with its kind, which has read the facts. */
export interface ClaimedDelivery extends Omit<ClaimedRow, 'kind'> {
  readonly kind: NoticeKind;
}

/** Who claims, and when (epoch milliseconds). */
export interface Claimer {
  readonly workerId: number;
  readonly now: number;
}

/**
 * How a delivery ends, or when it is tried again. `isTry` when a platform was asked, or nothing could be written: waiting for
 * a turn or for the morning is none.
 */
export type Outcome = { readonly isTry?: true } & (
  | {
      readonly state: 'sent';
      readonly ref: MessageRef;
      readonly shown: string | undefined;
      readonly reason?: typeof UNNOTED;
    }
  | {
      readonly state: 'queued';
      readonly notBefore: number;
      readonly reason: string;
      readonly tried?: PlatformName;
    }
  | { readonly state: 'failed' | 'unreachable' | 'skipped'; readonly reason: string }
);

/** One message about to be sent; several deliveries when they are called in one group, or gathered for one person. */
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
  /** For what reminds a person of a meeting by itself. */
  readonly reminder: ParcelReminder | undefined;
  /** The meeting's number, to tell buttons apart when several reminders become one message. */
  readonly label: string | undefined;
}

/** A reminder among others of its day. */
export interface ParcelReminder {
  /** See `NoticeKind.reminds`. */
  readonly importance: number;
  /** The reader's day about the meeting, see `daySlot`. */
  readonly slot: string;
  /** What it says in one line, beside a more important one. */
  readonly brief: string;
  /** What stands above the others that it names. */
  readonly also: string;
}

/** Deliveries that end, or wait, without a message. */
export interface Unsent {
  readonly deliveries: readonly ClaimedDelivery[];
  readonly outcome: Exclude<Outcome, { readonly state: 'sent' }>;
}

/** What a batch comes to. */
export interface Composition {
  readonly parcels: readonly Parcel[];
  readonly unsent: readonly Unsent[];
}

/** What sending one message needs. */
export interface Sending {
  readonly database: Pick<Database, 'prisma'>;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly kinds: NoticeKinds;
  readonly pacer: Pacer;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly logger: Logger;
  readonly troubles: TroubleLog;
}
