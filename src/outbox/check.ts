import type { NoticeKind } from '../domain/notices/types.ts';
import { reminderKinds } from '../domain/reminders/kinds/index.ts';
import { readPlan } from '../domain/reminders/plan.ts';
import { isStillDue } from '../domain/reminders/rules.ts';
import type { ReminderKindName } from '../domain/reminders/types.ts';
import type { ClaimedDelivery } from './ledger/types.ts';
import type { SceneForum, SceneInstitution, SceneMeeting } from './scene/types.ts';

/** Why a delivery is not sent although it was planned. */
export type SkipReason =
  | 'meeting-cancelled'
  | 'meeting-over'
  | 'meeting-moved'
  | 'answered'
  | 'not-coming'
  | 'not-concerned';

const SCHEDULED: ReadonlySet<NoticeKind> = new Set(Object.keys(reminderKinds) as ReminderKindName[]);

/** Whether the meeting has changed so that the notice makes no sense any more; undefined when it does. */
export function meetingProblem(
  delivery: ClaimedDelivery,
  forum: SceneForum,
  scene: SceneMeeting | undefined,
  now: number,
): SkipReason | undefined {
  if (scene === undefined || delivery.kind === 'deliveryReport') return undefined;
  const { meeting, createdAt } = scene;
  if (delivery.kind === 'change') return undefined;
  if (meeting.state === 'cancelled') return 'meeting-cancelled';
  if (now >= meeting.startsAt && delivery.kind !== 'recap') return 'meeting-over';
  if (delivery.kind === 'announcement' || !isScheduled(delivery.kind)) return undefined;
  const plan = readPlan(forum.reminderPlan).kinds[delivery.kind];
  const moments = reminderKinds[delivery.kind].dueMoments({
    meeting,
    createdAt,
    plan,
    zone: meeting.timeZone,
  });
  return isStillDue(moments, delivery.dueAt, now) ? undefined : 'meeting-moved';
}

function isScheduled(kind: NoticeKind): kind is ReminderKindName {
  return SCHEDULED.has(kind);
}

/** Of the institutions somebody acts for, those that the notice concerns now; a reason when there is none left. */
export function concerned<Institution extends SceneInstitution>(
  delivery: ClaimedDelivery,
  scene: SceneMeeting | undefined,
  institutions: readonly Institution[],
): readonly Institution[] | SkipReason {
  switch (delivery.kind) {
    case 'answerReminder':
      return orElse(institutions.filter(hasNotAnswered), 'answered');
    case 'eve':
    case 'morning':
      return orElse(institutions.filter(comes), 'not-coming');
    case 'hostReminder':
      return orElse(institutions.filter(isHost(scene)), 'not-concerned');
    case 'manualReminder':
      if (delivery.facts.audience === 'belum') return orElse(institutions.filter(hasNotAnswered), 'answered');
      if (delivery.facts.audience === 'tuanrumah')
        return orElse(institutions.filter(isHost(scene)), 'not-concerned');
      return orElse(institutions, 'not-concerned');
    default:
      return institutions;
  }
}

function orElse<Item>(list: readonly Item[], reason: SkipReason): readonly Item[] | SkipReason {
  return list.length === 0 ? reason : list;
}

function hasNotAnswered({ answer }: SceneInstitution): boolean {
  return answer === undefined;
}

function comes({ answer }: SceneInstitution): boolean {
  return answer === 'hadir' || answer === 'diwakili';
}

function isHost(scene: SceneMeeting | undefined): (institution: SceneInstitution) => boolean {
  return ({ id }) => id === scene?.meeting.host?.institutionId;
}
