import type { ZoneId } from '../lib/zone.ts';
import type { Meeting } from '../model/meeting.ts';
import type { NoticeFacts, NoticeKind } from './types.ts';

/** Kinds of notices about a meeting that are due by themselves. */
export type ReminderKindName = Extract<
  NoticeKind,
  'announcement' | 'answerReminder' | 'eve' | 'morning' | 'hostReminder' | 'recap' | 'minutesReminder'
>;

/** Kinds that a forum's plan is about: those and the reminders of action items. */
export type PlanKindName = ReminderKindName | Extract<NoticeKind, 'actionReminder'>;

/** When a kind is due, as the forum wants it. */
export interface KindPlan {
  readonly enabled: boolean;
  /** Minutes before the kind's anchor (deadline, start, or the meeting day's midnight); negative: after it. */
  readonly offsetsMinutes: readonly number[];
}

/** A forum's plan; a kind's moments before its `changedAt` (epoch milliseconds) belonged to an earlier plan. */
export interface ReminderPlan {
  readonly changedAt: Readonly<Partial<Record<PlanKindName, number>>>;
  readonly kinds: Readonly<Record<PlanKindName, KindPlan>>;
}

/** What the rules look at. */
export interface ReminderFacts {
  readonly meeting: Meeting;
  /** When the meeting was made, epoch milliseconds. */
  readonly createdAt: number;
  readonly plan: KindPlan;
  /** Zone in which days are counted: the meeting's. */
  readonly zone: ZoneId;
}

/** A moment at which a notice is due. Moments are epoch milliseconds. */
export interface DueMoment<Kind extends PlanKindName = PlanKindName> {
  readonly at: number;
  /** From then on it makes no sense any more. */
  readonly until: number;
  /** From then on it could be due: what was due earlier was never owed. */
  readonly since: number;
  readonly key: string;
  readonly facts: NoticeFacts[Kind];
}

/** Who a reminder goes to; institutions unless persons are named. */
export type Audience =
  | 'boundChats'
  | 'unanswered'
  | 'coming'
  | 'host'
  | 'all'
  | 'leaders'
  | 'hostAndSecretariat';

/** A kind of reminder: one file each. */
export interface ReminderKind<Kind extends ReminderKindName = ReminderKindName> {
  readonly kind: Kind;
  readonly audience: Audience;
  /** Every moment of this meeting at which the kind is due, past ones too, in order. */
  dueMoments(facts: ReminderFacts): readonly DueMoment<Kind>[];
}
