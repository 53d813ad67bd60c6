import type { ZoneId } from '../lib/zone.ts';
import type { Meeting } from '../model/meeting.ts';
import { onWorkingDays } from './on-working-days.ts';
import type { Quiet } from './quiet.ts';
import type { DueMoment, KindPlan } from './schedule.ts';
import { planOf, readPlan, type ScheduledKind } from './settings/plan.ts';

/** A meeting that notices may be due for. */
export interface OpenMeeting {
  readonly meeting: Meeting;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** The forum's plan as stored. */
  readonly storedPlan: unknown;
  readonly quiet: Quiet;
}

/** A kind's moments about a meeting, past ones too, on working days, as far as the forum's plan of that time owes them. */
export function meetingMoments(
  kind: ScheduledKind,
  { meeting, createdAt, storedPlan, quiet }: OpenMeeting,
): readonly DueMoment[] {
  const zone = meeting.timeZone;
  const { schedule } = kind;
  return owedMoments(kind, {
    ...{ storedPlan, quiet, zone },
    dueMoments: (plan) => schedule.dueMoments?.({ meeting, createdAt, plan, zone }) ?? [],
  });
}

/** What moments are reckoned from. */
export interface MomentSubject {
  /** The forum's plan as stored. */
  readonly storedPlan: unknown;
  readonly quiet: Quiet;
  /** Zone in which days are counted. */
  readonly zone: ZoneId;
  dueMoments(plan: KindPlan): readonly DueMoment[];
}

/** The same about whatever a kind is due for. */
export function owedMoments(
  kind: ScheduledKind,
  { storedPlan, quiet, zone, dueMoments }: MomentSubject,
): readonly DueMoment[] {
  const plan = readPlan(storedPlan);
  const changedAt = plan.changedAt[kind.name] ?? 0;
  const moments = dueMoments(planOf(plan, kind)).map((moment) => ({
    ...moment,
    since: Math.max(moment.since, changedAt),
  }));
  return onWorkingDays(moments, { move: kind.schedule.onRest ?? 'either', zone, quiet });
}
