import type { ZoneId } from '../../lib/zone.ts';
import type { Role } from '../../model/actor.ts';
import type { Answer } from '../../model/answer.ts';
import type { MeetingView, NoticeForum } from '../../notices/content.ts';
import type { Quiet } from '../../notices/quiet.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { Series, SeriesOrder } from '../series.rules.ts';

/** A forum with what delivering needs of it. */
export interface PresentForum extends NoticeForum {
  readonly quiet: Quiet;
  /** As stored. */
  readonly reminderPlan: unknown;
}

/** A meeting of a batch. */
export interface PresentMeeting extends MeetingView {
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** An account through which somebody might be reached. */
export interface PresentAccount {
  readonly platform: PlatformName;
  readonly externalId: string;
  /** Epoch milliseconds. */
  readonly lastUsedAt: number;
  readonly mayBeWrittenTo: boolean;
  readonly locale: string | undefined;
}

/** Which account. */
export type AccountName = Pick<PresentAccount, 'platform' | 'externalId'>;

/** An institution somebody acts for, with its answer to the meeting in question. */
export interface PresentInstitution {
  readonly id: number;
  readonly shortName: string;
  readonly officialName: string;
  readonly timeZone: ZoneId;
  readonly answer: Answer | undefined;
  /** Whether it said that it comes before the meeting got another time, and not since. */
  readonly isToConfirmAnew?: boolean;
  /** Who represents it there, as typed; empty where nobody is named. */
  readonly substitute: string;
}

/** A person a delivery is for. */
export interface PresentPerson {
  readonly id: number;
  readonly name: string;
  /** How letters address them; empty where nothing was chosen. */
  readonly salutation: string;
  readonly preferredPlatform: PlatformName | undefined;
  readonly quietFrom: string | undefined;
  readonly quietUntil: string | undefined;
  readonly reminderLevel: 'all' | 'few';
  /** Roles granted to them now, and `admin`. */
  readonly roles: ReadonlySet<Role>;
  readonly accounts: readonly PresentAccount[];
  readonly institutions: readonly PresentInstitution[];
}

/** A bound chat. */
export interface PresentChat {
  readonly id: number;
  /** The forum it belongs to now: a chat can have been given to another one. */
  readonly forumId: number;
  readonly platform: PlatformName;
  readonly externalId: string;
  readonly threadId: string;
  readonly kind: 'private' | 'group' | 'channel';
  readonly locale: string | undefined;
  readonly isBound: boolean;
  readonly isShut: boolean;
  /** Words in which it last refused a message; empty while it is open. */
  readonly refusal: string;
}

/** An institution called in a group, with its people by their accounts. */
export interface CalledInstitution extends PresentInstitution {
  readonly people: readonly {
    readonly capacity: 'holder' | 'aide';
    readonly accounts: readonly { readonly platform: PlatformName; readonly externalId: string }[];
  }[];
}

/** A notice that somebody was sent: the name of its kind, and its facts as they are stored. */
export interface ToldNotice {
  readonly kind: string;
  readonly facts: unknown;
  /** Epoch milliseconds. */
  readonly sentAt: number;
}

/** What people were told a short while ago, by `recentKey`. */
export type RecentlyTold = ReadonlyMap<string, readonly ToldNotice[]>;

/** The present state of everything a batch of deliveries is about. */
export interface Present {
  readonly forums: ReadonlyMap<number, PresentForum>;
  readonly meetings: ReadonlyMap<number, PresentMeeting>;
  /** By delivery. */
  readonly persons: ReadonlyMap<number, PresentPerson>;
  readonly institutions: ReadonlyMap<number, CalledInstitution>;
  /** By row. */
  readonly chats: ReadonlyMap<number, PresentChat>;
  readonly recentlyTold: RecentlyTold;
  /** Keys of the notices about its meetings that are planned or recorded as skipped. */
  readonly plannedKeys: ReadonlySet<string>;
  readonly series: Series;
  readonly order: SeriesOrder;
}
