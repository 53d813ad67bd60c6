/** A meeting of the forecast; its ISO date is undefined where none can be reckoned. */
export interface PlannedMeeting {
  readonly number: number;
  readonly date: string | undefined;
  /** Short name; undefined: nobody of the queue can be host of it. */
  readonly host: string | undefined;
  /** Whether it was made already, so that its date stands. */
  readonly isMade: boolean;
}

/** The same after a change, with what it was where that moved. */
export interface MovedMeeting extends PlannedMeeting {
  readonly was: string | undefined;
}

/** What a change moves: each meeting as it would be, with its host before where that was another one. */
export function movedBy(
  before: readonly PlannedMeeting[],
  after: readonly PlannedMeeting[],
): readonly MovedMeeting[] {
  const hosts = new Map(before.map(({ number, host }) => [number, host]));
  return after.map((one) => ({
    ...one,
    was: hosts.get(one.number) === one.host ? undefined : hosts.get(one.number),
  }));
}
