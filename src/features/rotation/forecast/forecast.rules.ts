/** A meeting of the forecast; its ISO date is undefined where none can be reckoned. */
export interface PlannedMeeting {
  readonly number: number;
  readonly date: string | undefined;
  /** Short name; undefined: nobody of the queue can be host of it. */
  readonly host: string | undefined;
  /** Whether it was made already, so that its date stands. */
  readonly isMade: boolean;
  /** Whether its day was chosen by the leaders. */
  readonly isChosen: boolean;
}

/** Why a meeting cannot be on a day; `other` is the meeting that is in the way. */
export type DayProblem =
  | { readonly reason: 'planNumber' | 'planMade' | 'planDayPast' }
  | { readonly reason: 'planDayOrder'; readonly other: PlannedMeeting };

/** What speaks against another day (ISO) for a meeting: it is over, or not between the meetings before and after; undefined where nothing does. */
export function dayProblem(
  meetings: readonly PlannedMeeting[],
  { number, day, today }: { readonly number: number; readonly day: string; readonly today: string },
): DayProblem | undefined {
  const own = meetings.find((one) => one.number === number);
  if (own === undefined) return { reason: 'planNumber' };
  if (own.isMade) return { reason: 'planMade' };
  if (day <= today) return { reason: 'planDayPast' };
  const other = meetings.find(({ number: of, date = '', isMade, isChosen }) => {
    if (date === '' || of === number) return false;
    // What comes after moves along, unless its day stands.
    return of < number ? date >= day : (isMade || isChosen) && date <= day;
  });
  return other && { reason: 'planDayOrder', other };
}

/** The same after a change, with its host and its day (ISO) before where they were others. */
export interface MovedMeeting extends PlannedMeeting {
  readonly was: string | undefined;
  readonly wasOn: string | undefined;
}

/** What a change moves: each meeting as it would be, with its host and its day before where those were others. */
export function movedBy(
  before: readonly PlannedMeeting[],
  after: readonly PlannedMeeting[],
): readonly MovedMeeting[] {
  const byNumber = new Map(before.map((one) => [one.number, one]));
  return after.map((one) => {
    const { host, date } = byNumber.get(one.number) ?? {};
    return {
      ...one,
      was: host === one.host ? undefined : host,
      wasOn: date === one.date ? undefined : date,
    };
  });
}
