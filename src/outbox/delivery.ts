import type { UNNOTED } from '../notices/ledger/reasons.ts';
import type { NoticeKind } from '../notices/types.ts';
import type { MessageRef, PlatformName } from '../platform/incoming.ts';

/** A delivery this process has claimed, with its notice. Moments are epoch milliseconds. */
export interface ClaimedDelivery {
  readonly id: number;
  readonly noticeId: number;
  readonly forumId: number;
  readonly kind: NoticeKind;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly meetingId: number | null;
  readonly dueAt: number;
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
