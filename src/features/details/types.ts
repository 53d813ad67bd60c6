/** How somebody comes for an institution. */
export interface Detail {
  readonly companions: number;
  readonly isOnline: boolean;
  /** Plates and drivers, a line for each vehicle; empty: none named. */
  readonly vehicles: string;
  /** Empty: nothing to mind. */
  readonly diet: string;
}

/** What one question asks. */
export const TOPICS = ['mode', 'companions', 'vehicles', 'diet'] as const;

export type Topic = (typeof TOPICS)[number];

/** An institution that comes, with what is known of how. */
export interface ComingInstitution {
  readonly institutionId: number;
  readonly shortName: string;
  readonly answer: 'attending' | 'represented';
  /** The answer's note: the substitute where somebody is represented. */
  readonly note: string;
  /** Undefined where nobody filled it in. */
  readonly detail: Detail | undefined;
  /** The letter by which its substitute is assigned. */
  readonly letterFileId?: number | undefined;
  /** Its turn on the waiting list, the lowest first; undefined where it has a place. */
  readonly waitingTurn: number | undefined;
}

/** Where an institution stands. */
export interface DetailKey {
  readonly forumId: number;
  readonly meetingId: number;
  readonly institutionId: number;
}
