import type { PlatformName } from '../platform/incoming.ts';
import type { Forum } from './forum.ts';

/** Roles kept as data for a person; the others follow from the seat, the meeting and the environment. */
export const GRANTED_ROLES = ['chair', 'steering_chair', 'secretariat', 'curator'] as const;

export type GrantedRole = (typeof GRANTED_ROLES)[number];

/** Every capacity in which somebody may use a command. `admin` comes from ADMIN_IDS. */
export type Role = GrantedRole | 'admin' | 'host' | 'member' | 'aide';

/** As what a person acts for a seat: the official, or an aide (pendamping). */
export type Capacity = 'holder' | 'aide';

/** A seat somebody acts for at this moment. */
export interface SeatOfActor {
  readonly institutionId: number;
  readonly code: string;
  readonly shortName: string;
  readonly capacity: Capacity;
}

/** The one who sent something, as this forum knows them. */
export interface Actor {
  readonly platform: PlatformName;
  readonly externalId: string;
  readonly displayName: string;
  /** False when the platform does not vouch for a person (anonymous admin, channel, bot). */
  readonly isPerson: boolean;
  /** Row of `Person`; undefined for somebody unknown to this forum. */
  readonly personId: number | undefined;
  /** The name on record, else the one the platform shows. */
  readonly name: string;
  /** How letters address them; empty where nothing was chosen. */
  readonly salutation: string;
  readonly seats: readonly SeatOfActor[];
  readonly roles: ReadonlySet<Role>;
  /** Whether the account belongs to another forum too. */
  readonly hasOtherForums: boolean;
}

/** The conversation, as the store knows it. */
export interface KnownChat {
  /** Row of `Chat`; undefined for one never seen. */
  readonly rowId: number | undefined;
  readonly isBound: boolean;
  readonly locale: string | undefined;
}

/** Who speaks, where, about which forum. */
export interface Context {
  readonly forum: Forum;
  readonly chat: KnownChat;
  readonly actor: Actor;
}
