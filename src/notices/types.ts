import type { PlatformName } from '../platform/incoming.ts';
import type { NoticeKind } from './kind.ts';

/**
 * Where a notice goes: a bound chat (row of `Chat`), a person, who is then found where they are best
 * reached, an account that belongs to nobody yet, or an institution of whom nobody can be reached
 * privately: it is called by name in a bound chat (`viaChatRowId`), together with others of the same notice.
 */
export type NoticeTarget =
  | { readonly kind: 'chat'; readonly chatRowId: number }
  | { readonly kind: 'person'; readonly personId: number }
  | { readonly kind: 'account'; readonly platform: PlatformName; readonly externalId: string }
  | { readonly kind: 'institution'; readonly institutionId: number; readonly viaChatRowId: number | null };

/** A notice about to be planned. */
export interface NewNotice<Facts = unknown> {
  readonly forumId: number;
  readonly kind: NoticeKind<Facts>;
  /** Says what, for which revision or moment: a second notice of the same key is never made. */
  readonly key: string;
  readonly meetingId: number | null;
  readonly facts: NoInfer<Facts>;
  /** Epoch milliseconds. */
  readonly dueAt: number;
  readonly targets: readonly NoticeTarget[];
  readonly priority: number;
}
