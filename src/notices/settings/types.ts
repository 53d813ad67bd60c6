import type { PlatformName } from '../../platform/incoming.ts';
import type { QuietHours } from '../quiet.ts';
import type { KindPlan, PlanKindName } from '../schedule.ts';

/** Kinds whose moments a forum may choose; an announcement's moment is the meeting's own. */
export const PLANNED_KINDS = [
  'answerReminder',
  'eve',
  'morning',
  'hostReminder',
  'recap',
  'minutesReminder',
  'actionReminder',
] as const satisfies readonly PlanKindName[];

export type PlannedKind = (typeof PLANNED_KINDS)[number];

/** When a forum reminds and when it is quiet. */
export interface ForumReminders {
  readonly kinds: Readonly<Record<PlannedKind, KindPlan>>;
  readonly quiet: QuietHours;
}

/** What a person wishes. */
export interface PersonWishes {
  /** Undefined: the platform last used. */
  readonly platform: PlatformName | undefined;
  /** Undefined: the forum's hours. */
  readonly quiet: { readonly from: string; readonly until: string } | undefined;
  readonly level: 'all' | 'few';
}
