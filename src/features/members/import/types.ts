import type { Capacity, GrantedRole } from '../../../model/actor.ts';
import type { InstitutionKind } from '../../../model/institution.ts';
import type { PlatformName } from '../../../platform/incoming.ts';
import type { Account } from '../types.ts';

/** What the store knows of a forum's members, as far as an import compares it. */
export interface MembersState {
  /** In the order of protocol. */
  readonly institutions: readonly StoredInstitution[];
  /** People who have an account or act for a seat now; those who were forgotten are not among them. */
  readonly people: readonly { readonly id: number; readonly name: string; readonly salutation: string }[];
  readonly accounts: readonly StoredAccount[];
  /** Those of this moment. */
  readonly holdings: readonly StoredHolding[];
  /** Those that begin later. */
  readonly coming: readonly StoredHolding[];
  /** Who acted for which institution once and does not now. */
  readonly former: readonly { readonly code: string; readonly personId: number }[];
  /** Roles beyond the seat. */
  readonly roles: readonly { readonly personId: number; readonly role: GrantedRole }[];
}

/** What an institution is called, where its clocks are, and where it stands in lists. */
export interface InstitutionFacts {
  readonly code: string;
  readonly officialName: string;
  readonly shortName: string;
  readonly timeZone: string;
  readonly kind: InstitutionKind;
  /** Among those of its kind; undefined: behind those that have one. */
  readonly order: number | undefined;
}

export interface StoredInstitution extends InstitutionFacts {
  readonly isVerified: boolean;
  readonly hasLeft: boolean;
  /** Undefined where it has no seat yet. */
  readonly seatTitle: string | undefined;
}

export interface StoredAccount {
  readonly id: number;
  readonly personId: number;
  readonly platform: PlatformName;
  readonly externalId: string;
  readonly isRevoked: boolean;
  /** Epoch milliseconds; undefined while it has its rights. */
  readonly revokedAt: number | undefined;
}

export interface StoredHolding {
  readonly id: number;
  readonly code: string;
  readonly personId: number;
  readonly capacity: Capacity;
  readonly position: string;
}

/** A person of a plan: one of the store, or the n-th of `MembersPlan.newPeople`. */
export type PersonRef =
  | { readonly kind: 'stored'; readonly id: number }
  | { readonly kind: 'new'; readonly index: number };

/** Everything an import writes; all lists empty when nothing changes. */
export interface MembersPlan {
  /** New ones, and those whose facts change. */
  readonly institutions: readonly InstitutionFacts[];
  /** Seats that do not exist or have no title yet. */
  readonly seats: readonly { readonly code: string; readonly title: string }[];
  readonly newPeople: readonly { readonly name: string; readonly salutation: string }[];
  readonly renamedPeople: readonly { readonly id: number; readonly name: string }[];
  readonly newSalutations: readonly { readonly id: number; readonly salutation: string }[];
  /** Accounts that begin to be this person's. */
  readonly accounts: readonly GivenAccount[];
  readonly revokedAccountIds: readonly number[];
  readonly endedHoldingIds: readonly number[];
  /** Who does not act for an institution any more; whoever has nothing else left loses roles and accounts with it. */
  readonly leavers: readonly {
    readonly code: string;
    readonly personId: number;
    readonly losesAll: boolean;
  }[];
  readonly newHoldings: readonly NewHolding[];
  readonly newPositions: readonly { readonly holdingId: number; readonly position: string }[];
}

/** An account that begins to be somebody's. */
export interface GivenAccount extends Account {
  readonly person: PersonRef;
  /** Whose it was until now; undefined for one that was nobody's. */
  readonly before: Pick<StoredAccount, 'personId' | 'revokedAt'> | undefined;
}

export interface NewHolding {
  readonly code: string;
  readonly person: PersonRef;
  readonly capacity: Capacity;
  readonly position: string;
}

/** What becomes of somebody at an institution. */
export type ChangeKind = 'new' | 'changed' | 'ended' | 'unchanged';

/** What about somebody changes; `spelling` is a name that is only written in another way, `accountReplaced` an account in place of another, `place` where the institution stands in lists. */
export type ChangedFact =
  | 'name'
  | 'spelling'
  | 'position'
  | 'account'
  | 'accountReplaced'
  | 'capacity'
  | 'salutation'
  | 'place'
  | 'institution';

/** A line of the preview. */
export interface MemberChange {
  readonly kind: Exclude<ChangeKind, 'unchanged'>;
  readonly code: string;
  readonly shortName: string;
  readonly name: string;
  /** What they are called in the store until now, where that changes. */
  readonly formerName?: string | undefined;
  /** What the institution is called in the store until now, where that changes. */
  readonly formerInstitution?: string | undefined;
  readonly capacity: Capacity;
  /** Empty for `new` and `ended`. */
  readonly facts: readonly ChangedFact[];
  /** Roles that end with it. */
  readonly roles?: readonly GrantedRole[];
}

/** How many people at institutions there are of each kind. */
export type ChangeCounts = Readonly<Record<ChangeKind, number>>;

/** What another name for a held seat means: somebody else takes the office, the same person is called so, or not now. */
export type OfficeDecision = 'change' | 'same' | 'leave';

/** What whoever imports has said about a file. */
export interface ImportChoices {
  /** By code of the institution. */
  readonly decisions: ReadonlyMap<string, OfficeDecision>;
  /** Codes of institutions at which people and accounts that were cut off are let in again. */
  readonly readmitted: ReadonlySet<string>;
}

/** A seat for which the file names another official than the store; nothing is written while one is open. */
export interface OfficeQuestion {
  /** Line of the official in the file. */
  readonly line: number;
  readonly code: string;
  readonly shortName: string;
  /** Who holds it until now. */
  readonly formerName: string;
  readonly name: string;
  /** False where it can only be a change of office: the store knows both. */
  readonly canBeSame: boolean;
  /** Who held it stays as an aide: so it is too where somebody has sorted the file. */
  readonly becomesAide: boolean;
  readonly isOpen: boolean;
}

/** What of a file is not taken over, because it was cut off before: a person, or only an account. */
export interface CutOff {
  readonly line: number;
  readonly code: string;
  readonly shortName: string;
  readonly name: string;
  readonly capacity: Capacity;
  /** Undefined: the person is left out. */
  readonly account: Account | undefined;
}

/** What an import would do: to show, and to write. */
export interface MembersDiff {
  /** Lines that contradict the store; while there are any, nothing is written. */
  readonly problems: readonly LineProblem[];
  readonly questions: readonly OfficeQuestion[];
  readonly cutOff: readonly CutOff[];
  /** Rows that are not taken over. */
  readonly leftOut: number;
  readonly counts: ChangeCounts;
  readonly changes: readonly MemberChange[];
  readonly plan: MembersPlan;
}

/** The columns that a members' file must have (contract). */
export const REQUIRED_COLUMNS = [
  'kode',
  'instansi',
  'singkatan',
  'zona',
  'nama',
  'jabatan',
  'telegram_id',
  'slack_id',
] as const;

/** All that it may have, in the order in which it is written. */
export const MEMBER_COLUMNS = [...REQUIRED_COLUMNS, 'urutan', 'jenis', 'sapaan'] as const;

/** Name of a column. */
export type MemberColumn = (typeof MEMBER_COLUMNS)[number];

/** A person at an institution, as a line of the file says it. */
export interface MemberRow {
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  /** In capitals. */
  readonly code: string;
  readonly institution: string;
  readonly shortName: string;
  /** IANA id. */
  readonly zone: string;
  readonly name: string;
  readonly position: string;
  /** Undefined: the file says nothing about it. */
  readonly telegramId: string | undefined;
  readonly slackId: string | undefined;
  /** Undefined, as the next two: the file says nothing about it. */
  readonly order?: number | undefined;
  readonly kind?: InstitutionKind | undefined;
  readonly salutation?: string | undefined;
}

/** What is wrong with a line of the file. */
export type LineReason =
  | 'empty-file'
  | 'too-large'
  | 'too-many-rows'
  | 'unclosed-quote'
  | 'missing-column'
  | 'repeated-column'
  | 'too-many-cells'
  | 'empty-cell'
  | 'too-long'
  | 'unknown-zone'
  | 'bad-telegram-id'
  | 'bad-slack-id'
  | 'bad-order'
  | 'unknown-kind'
  | 'bad-salutation'
  | 'institution-differs'
  | 'account-of-another'
  | 'account-owned'
  | 'person-repeated'
  | 'last-secretariat';

/** A bad line: its number, the reason, and what it concerns. */
export interface LineProblem {
  readonly line: number;
  readonly reason: LineReason;
  readonly column?: MemberColumn;
  /** The offending value, at most 40 characters. */
  readonly value?: string;
  /** The earlier line that this one contradicts. */
  readonly otherLine?: number;
  /** To whom an account belongs in the store. */
  readonly owner?: string;
}

/** The rows of a good file, or everything that is wrong with a bad one. */
export type MembersFile =
  | { readonly ok: true; readonly rows: readonly MemberRow[] }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

/** An institution of the list that ships with the bot. */
export interface SeedInstitution {
  readonly code: string;
  readonly officialName: string;
  readonly shortName: string;
  readonly kind: InstitutionKind;
  readonly timeZone: string;
  /** Usual title of its secretary: a guess. */
  readonly title: string;
  /** Whether name and zone were checked. */
  readonly verified: boolean;
}
