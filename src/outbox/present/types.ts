import type { Answer } from '../../features/answers/types.ts';
import type { ZoneId } from '../../lib/zone.ts';
import type { Role } from '../../model/actor.ts';
import type { Forum } from '../../model/forum.ts';
import type { MeetingScene } from '../../notices/content.ts';
import type { QuietHours } from '../../notices/quiet.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { RecentlyTold } from '../recent/store.ts';
import type { ChangeOrder, ChangeSeries } from '../series.store.ts';

/** A forum with what delivering needs of it. */
export interface SceneForum extends Forum {
  readonly quiet: QuietHours;
  readonly reminderPlan: unknown;
}

/** A meeting of a batch. */
export interface SceneMeeting extends MeetingScene {
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** An account through which somebody might be reached. */
export interface SceneAccount {
  readonly platform: PlatformName;
  readonly externalId: string;
  /** Epoch milliseconds. */
  readonly lastUsedAt: number;
  /** Whether the private chat is known to be open, or known to be shut. */
  readonly isOpen: boolean;
  readonly isShut: boolean;
  readonly locale: string | undefined;
}

/** Which account. */
export type AccountName = Pick<SceneAccount, 'platform' | 'externalId'>;

/** An institution somebody acts for, with its answer to the meeting in question. */
export interface SceneInstitution {
  readonly id: number;
  readonly shortName: string;
  readonly officialName: string;
  readonly timeZone: ZoneId;
  readonly answer: Answer | undefined;
}

/** A person a delivery is for. */
export interface ScenePerson {
  readonly id: number;
  readonly name: string;
  readonly preferredPlatform: PlatformName | undefined;
  readonly quietFrom: string | undefined;
  readonly quietUntil: string | undefined;
  readonly reminderLevel: 'all' | 'few';
  /** Roles granted to them now, and `admin`. */
  readonly roles: ReadonlySet<Role>;
  readonly accounts: readonly SceneAccount[];
  readonly institutions: readonly SceneInstitution[];
}

/** A bound chat. */
export interface SceneChat {
  readonly id: number;
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

/** An institution called in a group, with its people and their accounts. */
export interface CalledInstitution extends SceneInstitution {
  readonly people: readonly {
    readonly name: string;
    readonly accounts: readonly { readonly platform: PlatformName; readonly externalId: string }[];
  }[];
}

/** The present state of everything a batch of deliveries is about. */
export interface Scene {
  readonly forums: ReadonlyMap<number, SceneForum>;
  readonly meetings: ReadonlyMap<number, SceneMeeting>;
  /** By delivery. */
  readonly persons: ReadonlyMap<number, ScenePerson>;
  readonly institutions: ReadonlyMap<number, CalledInstitution>;
  /** By row. */
  readonly chats: ReadonlyMap<number, SceneChat>;
  readonly recentlyTold: RecentlyTold;
  readonly changeSeries: ChangeSeries;
  readonly changeOrder: ChangeOrder;
}
