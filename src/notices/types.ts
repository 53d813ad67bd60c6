import type { PlaceState } from '../features/meetings/invitation-places.ts';
import type { Capacity, GrantedRole } from '../model/actor.ts';
import type { PlatformName } from '../platform/incoming.ts';

/**
 * Everything that is ever sent later, by kind, with what its message needs beyond the present state of
 * meeting, forum and person. The outbox demands a message for each kind.
 */
export interface NoticeFacts {
  /**
   * The invitation, in every bound chat; edited in place afterwards. `by`: who announced it, where somebody did by hand; `isAgain`: it
   * stands in for one that was deleted.
   */
  readonly announcement: { readonly by?: Orderer; readonly isAgain?: true };
  /**
   * Where the invitation stands and where it does not: to who announced it, to the secretariat where something is amiss or was.
   * `states` by row of the chat, as they were when it was planned; `isLater`: another was told before.
   */
  readonly announcementReport: {
    readonly states: Readonly<Record<string, PlaceState>>;
    readonly isLater?: true;
  };
  /** To those who have not answered, so many days before the deadline. */
  readonly answerReminder: { readonly daysLeft: number };
  /** The same on the chair's order; `proposalId` finds who ordered it. */
  readonly manualReminder: {
    readonly proposalId: number;
    readonly audience: ReminderAudience;
    /** Whether whoever has quiet hours gets it after them, as was ordered; else it disturbs them. */
    readonly afterQuiet?: boolean;
  };
  /** On the eve, to those who come. */
  readonly eve: Record<string, never>;
  /** On the morning, to those who come. */
  readonly morning: Record<string, never>;
  /** To the next host, so many days before its meeting. */
  readonly hostReminder: { readonly daysLeft: number };
  /** Asks an institution whether it is willing to be host. */
  readonly hostQuestion: { readonly turnId: number; readonly institutionId: number };
  /** The meeting changed, was postponed or cancelled: to everyone who was told. */
  readonly change: {
    readonly what: 'changed' | 'postponed' | 'cancelled';
    readonly reason: string;
    readonly fields: readonly string[];
    /** Where the start was before, epoch milliseconds: what the reader knew, and whether the change is urgent. */
    readonly previousStartsAt?: number;
    /** Persons to whom something was just on its way that may tell of the state before: they hear of the change if it arrived. */
    readonly beingTold?: readonly number[];
  };
  /** What came of a manual reminder, to the one who ordered it. */
  readonly deliveryReport: { readonly proposalId: number };
  /** The moment to announce has come and no chat is bound: to the secretariat. */
  readonly announcementHeld: Record<string, never>;
  /** Some days after a meeting whose minutes are not marked as done: to host and secretariat. */
  readonly minutesReminder: Record<string, never>;
  /** Before an action item is due and on the day: to the institution responsible. */
  readonly actionReminder: {
    readonly actionId: number;
    readonly institutionId: number;
    readonly daysLeft: number;
    /** Whether no other follows about this item. */
    readonly isLast: boolean;
  };
  /** The recap after the deadline, to chair and secretariat. */
  readonly recap: Record<string, never>;
  /** Somebody asks to join: to the secretariat, with buttons; `remark` is what they answered when asked back, `handle` their account's short name. */
  readonly joinRequest: { readonly requestId: number; readonly remark: string; readonly handle?: string };
  /**
   * The outcome, or a question while there is none, to the one who asked; `answers` counts those that were kept and
   * are valid now.
   */
  readonly joinDecision: {
    readonly requestId: number;
    readonly question: string;
    readonly answers: number;
  };
  /**
   * Somebody came in by an invitation: to whoever made it and the secretariat, with the account as its platform shows it. `role` is
   * empty where it gave none; `admissionId` undoes it; `mergedId` is the record that went into theirs.
   */
  readonly invitationUsed: {
    readonly invitationId: number;
    readonly personId: number;
    readonly platform: PlatformName;
    readonly institution: string;
    readonly capacity: Capacity;
    readonly role: GrantedRole | '';
    readonly externalId?: string;
    readonly shownName?: string;
    readonly handle?: string;
    readonly admissionId?: number;
    readonly mergedId?: number;
  };
  /** Somebody who is somebody else here (`personId`) opened an invitation, and nothing came of it: to the same. */
  readonly invitationRefused: {
    readonly invitationId: number;
    readonly personId: number;
    readonly platform: PlatformName;
    /** The record that it is for, where it names one. */
    readonly ownerId?: number;
  };
  /** An invitation's or a person's code was written where others read it, and is good no more: to who made it or was shown it. */
  readonly codeExposed: { readonly what: 'invitation' | 'link'; readonly invitationId?: number };
  /** Another account came to a person: to their other accounts, and to those on its platform that it replaced. */
  readonly accountLinked: {
    readonly personId: number;
    readonly platform: PlatformName;
    readonly shownName: string;
    readonly isReplaced: boolean;
  };
  /** Two records became one: to the secretariat, with a button that undoes it, and to the accounts of both. */
  readonly recordsMerged: {
    readonly admissionId: number;
    readonly personId: number;
    readonly mergedId: number;
    readonly isOwn: boolean;
  };
  /** An admission was undone: to the accounts that it concerned. */
  readonly admissionUndone: { readonly personId: number };
  /** Somebody does not act for an institution any more, from a moment (epoch milliseconds) on: to them, with the roles that ended. */
  readonly officeEnded: {
    readonly institution: string;
    readonly from: number;
    readonly roles: readonly GrantedRole[];
  };
  /** The calendar feed has another address, because somebody left who may know the old one: to the secretariat. */
  readonly calendarRenewed: Record<string, never>;
  /** People who cannot be reached: to the secretariat. */
  readonly unreachable: { readonly personIds: readonly number[] };
}

/** Who ordered something: a person on record, else the account it was ordered from. */
export type Orderer =
  | { readonly personId: number }
  | { readonly platform: PlatformName; readonly externalId: string };

/** Name of a kind of notice. */
export type NoticeKind = keyof NoticeFacts;

/** Whom a manual reminder addresses. */
export type ReminderAudience = 'belum' | 'semua' | 'tuanrumah';

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
export interface NewNotice<Kind extends NoticeKind = NoticeKind> {
  readonly forumId: number;
  readonly kind: Kind;
  /** Says what, for which revision or moment: a second notice of the same key is never made. */
  readonly key: string;
  readonly meetingId: number | null;
  readonly facts: NoticeFacts[Kind];
  /** Epoch milliseconds. */
  readonly dueAt: number;
  readonly targets: readonly NoticeTarget[];
  readonly priority: number;
}
