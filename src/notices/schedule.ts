import type { Db } from '../db/db.ts';
import type { Key } from '../i18n/index.ts';
import type { ZoneId } from '../lib/zone.ts';
import type { Meeting } from '../model/meeting.ts';

/** When a kind is due, as a forum wants it. */
export interface KindPlan {
  readonly enabled: boolean;
  /** Minutes before the kind's anchor (deadline, start, or the meeting day's midnight); negative: after it. */
  readonly offsetsMinutes: readonly number[];
}

/** A forum's plan by kind; a kind's moments before its `changedAt` (epoch milliseconds) belonged to an earlier plan. */
export interface ForumPlan {
  readonly changedAt: Readonly<Record<string, number>>;
  readonly kinds: Readonly<Record<string, KindPlan>>;
}

/** How moments are told and typed: days before, a time of day, days after the meeting, days before an item is due, or not at all. */
export type MomentShape = 'days' | 'evening' | 'clock' | 'after' | 'due' | 'none';

/** How a forum's plan shows a kind and is changed. */
export interface PlanSetting {
  /** Its place among the kinds that are shown. */
  readonly place: number;
  /** By which it is called. */
  readonly word: string;
  readonly shape: MomentShape;
  readonly labelKey: Key;
  /** Its moments in a sentence, with `days` and `clock`. */
  readonly lineKey: Key;
  /** Label of its field in the form; unless given, the form does not ask for it. */
  readonly fieldKey?: Key;
}

/** What the moments of a meeting are reckoned from. */
export interface MeetingFacts {
  readonly meeting: Meeting;
  /** When the meeting was made, epoch milliseconds. */
  readonly createdAt: number;
  readonly plan: KindPlan;
  /** Zone in which days are counted: the meeting's. */
  readonly zone: ZoneId;
}

/** A moment at which a notice is due. Moments are epoch milliseconds. */
export interface DueMoment<Facts = unknown> {
  readonly at: number;
  /** From then on it makes no sense any more. */
  readonly until: number;
  /** Where it falls on a day without work it goes to a later one only before then; `until` unless given. */
  readonly bestBefore?: number;
  /** From then on it could be due: what was due earlier was never owed. */
  readonly since: number;
  readonly key: string;
  readonly facts: Facts;
}

/** Something else than a meeting that notices are due for. */
export interface OtherSubject<Facts = unknown> {
  readonly forumId: number;
  readonly meetingId: number;
  /** The meeting's host, for kinds that concern it. */
  readonly hostInstitutionId?: number | undefined;
  /** The forum's plan as stored. */
  readonly storedPlan: unknown;
  /** Every moment, past ones too, in order. */
  dueMoments(plan: KindPlan): readonly DueMoment<Facts>[];
}

/** A meeting of which the database has to be asked for its moments. */
export interface MeetingSubject<Facts = unknown> extends OtherSubject<Facts> {
  /** False while there is nothing to tell: from its moment on it is looked at each minute, and planned once there is. */
  readonly isWanted: boolean;
}

/** Where a moment goes that falls on a day without work, see `onWorkingDays`. */
export type RestMove = 'earlier' | 'later' | 'either' | 'stays';

/** When a kind of notice is due by itself: about meetings, or about what it lists itself. */
export interface Schedule<Facts = unknown> {
  /** What a forum has that never changed its plan. */
  readonly plan: KindPlan;
  /** Unless given, a forum does not choose its moments. */
  readonly setting?: PlanSetting;
  /** Every moment of this meeting at which the kind is due, past ones too, in order. */
  dueMoments?(facts: MeetingFacts): readonly DueMoment<Facts>[];
  /** Where it goes from a day without work; unless given to the next working day while that is in time, else to the one before. */
  readonly onRest?: RestMove;
  /** Whether it is due after the meeting, and so for some weeks longer than others. */
  readonly isAfterMeeting?: true;
  /**
   * The same about meetings whose moments depend on more than the meeting, its forum and the forum's holidays: asked of those that
   * are looked at. A trigger must have a meeting looked at when what it depends on changes, see `Meeting.lookAt`.
   */
  listOfMeetings?(
    db: Db,
    about: { readonly now: number; readonly meetingIds: readonly number[] },
  ): Promise<readonly MeetingSubject<Facts>[]>;
  /** What else it may be due for at `now` (epoch milliseconds), in all forums. It is asked each minute, so it reads what is due. */
  listOthers?(db: Db, now: number): Promise<readonly OtherSubject<Facts>[]>;
  /**
   * Whether a person who wants few reminders is spared it; nobody is unless given.
   * @param laterFollows whether another of its family is due later about the same meeting
   */
  isSpared?(facts: Facts, laterFollows: boolean): boolean;
}

/** For `Schedule.isSpared`: whoever wants few reminders gets the last one. */
export function unlessLast(_facts: unknown, laterFollows: boolean): boolean {
  return laterFollows;
}
