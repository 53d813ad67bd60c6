import { reminderKinds } from '../features/reminders/kinds.ts';
import type { SkipReason } from '../notices/ledger/reasons.ts';
import { isStillDue, nextDueAt } from '../notices/moments.ts';
import { breaksQuietHours, type QuietMoment, quietOf } from '../notices/quiet.ts';
import type { DueMoment, ReminderKindName } from '../notices/schedule.ts';
import { readPlan } from '../notices/settings/plan.ts';
import type { NoticeKind } from '../notices/types.ts';
import type { ClaimedDelivery } from './delivery.ts';
import type { SceneForum, SceneInstitution, SceneMeeting, ScenePerson } from './present/types.ts';
import type { RecentlyTold } from './recent/store.ts';
import { recentKey } from './recent/store.ts';

/** Kinds that make sense whatever became of the meeting. */
const AFTER_MEETING: ReadonlySet<NoticeKind> = new Set(['deliveryReport', 'actionReminder']);

const SCHEDULED: ReadonlySet<NoticeKind> = new Set(Object.keys(reminderKinds) as ReminderKindName[]);

/** The moments of a scheduled kind in the present state; empty for kinds that are not scheduled. */
function momentsOf(
  kind: NoticeKind,
  forum: SceneForum,
  { meeting, createdAt }: SceneMeeting,
): readonly DueMoment[] {
  if (!isScheduled(kind)) return [];
  const plan = readPlan(forum.reminderPlan).kinds[kind];
  return reminderKinds[kind].dueMoments({ meeting, createdAt, plan, zone: meeting.timeZone });
}

/** Whether the meeting has changed so that the notice makes no sense any more; undefined when it does. */
export function meetingProblem(
  delivery: ClaimedDelivery,
  forum: SceneForum,
  scene: SceneMeeting | undefined,
  now: number,
): SkipReason | undefined {
  if (scene === undefined || AFTER_MEETING.has(delivery.kind)) return undefined;
  const { meeting } = scene;
  const tellsOfEnd = delivery.kind === 'change' && delivery.facts.what === 'cancelled';
  if (meeting.state === 'cancelled' && !tellsOfEnd) return 'meeting-cancelled';
  if (now >= meeting.startsAt && !['recap', 'minutesReminder'].includes(delivery.kind)) return 'meeting-over';
  if (delivery.kind === 'announcement' || !isScheduled(delivery.kind)) return undefined;
  const moments = momentsOf(delivery.kind, forum, scene);
  if (isStillDue(moments, delivery.dueAt, now)) return undefined;
  return moments.some(({ at }) => at === delivery.dueAt) ? 'too-late' : 'meeting-moved';
}

function isScheduled(kind: NoticeKind): kind is ReminderKindName {
  return SCHEDULED.has(kind);
}

/** From when on (epoch milliseconds) a delivery is not made any more: its moment's end, or the meeting's start. */
export function sensibleUntil(
  delivery: ClaimedDelivery,
  forum: SceneForum,
  scene: SceneMeeting | undefined,
): number {
  if (scene === undefined || AFTER_MEETING.has(delivery.kind)) return Infinity;
  const moment = momentsOf(delivery.kind, forum, scene).find(({ at }) => at === delivery.dueAt);
  return moment?.until ?? scene.meeting.startsAt;
}

/** Kinds that tell a person the same. */
const SAME: readonly (readonly NoticeKind[])[] = [
  ['answerReminder', 'manualReminder'],
  ['eve', 'morning'],
  ['hostReminder'],
];

/** A person's quiet. */
export function readerQuiet(person: ScenePerson, forum: SceneForum): Omit<QuietMoment, 'now'> {
  return quietOf({ ...person, zone: person.institutions[0]?.timeZone }, forum);
}

/** What delivering to one person looks at. */
export interface PersonFacts {
  readonly person: ScenePerson;
  readonly forum: SceneForum;
  readonly meeting: SceneMeeting | undefined;
  readonly recentlyTold: RecentlyTold;
}

/** Whether this person is spared a scheduled reminder: told the same a short while ago, or content with the last one of its kind. */
export function sparedReason(delivery: ClaimedDelivery, facts: PersonFacts): SkipReason | undefined {
  const { kind, dueAt } = delivery;
  const { person, forum, meeting, recentlyTold } = facts;
  if (kind === 'actionReminder') {
    const follows = delivery.facts.isLast === false;
    return person.reminderLevel === 'few' && follows ? 'few-reminders' : undefined;
  }
  if (meeting === undefined || !isScheduled(kind) || kind === 'announcement' || kind === 'recap')
    return undefined;
  const told = recentlyTold.get(recentKey(person.id, meeting.meeting.id));
  const same = SAME.find((kinds) => kinds.includes(kind)) ?? [];
  if (same.some((other) => told?.has(other))) return 'told-already';
  if (person.reminderLevel === 'all') return undefined;
  const ofUse = (moments: readonly DueMoment[]) => moments.filter(({ at, until }) => at < until);
  const hasLater = nextDueAt(ofUse(momentsOf(kind, forum, meeting)), dueAt) !== undefined;
  const hours = readerQuiet(person, forum);
  const mornings = kind === 'eve' ? ofUse(momentsOf('morning', forum, meeting)) : [];
  const quietly = mornings.filter(({ at, until }) => !breaksQuietHours({ now: at, ...hours }, until));
  const morningFollows = nextDueAt(quietly, dueAt) !== undefined;
  return hasLater || morningFollows ? 'few-reminders' : undefined;
}

/** Whether the batch holds a later notice that tells the same person the same about the same meeting. */
export function isOvertaken(delivery: ClaimedDelivery, batch: readonly ClaimedDelivery[]): boolean {
  if (delivery.personId === null || !isScheduled(delivery.kind)) return false;
  const same = SAME.find((kinds) => kinds.includes(delivery.kind)) ?? [];
  return batch.some(
    (other) =>
      other.personId === delivery.personId &&
      other.meetingId === delivery.meetingId &&
      same.includes(other.kind) &&
      other.facts.audience !== 'tuanrumah' &&
      other.dueAt > delivery.dueAt,
  );
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
    case 'actionReminder':
    case 'hostQuestion':
      return orElse(institutions.filter(isNamed(delivery)), 'not-concerned');
    case 'minutesReminder':
      // The secretariat gets it whatever institution they are of; only the host is called in a group.
      return delivery.personId === null
        ? orElse(institutions.filter(isHost(scene)), 'not-concerned')
        : institutions;
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
  return answer === 'attending' || answer === 'represented';
}

/** Whether a notice is about that institution; one that names none is about all. */
function isNamed({ facts }: ClaimedDelivery): (institution: SceneInstitution) => boolean {
  return ({ id }) => facts.institutionId === undefined || facts.institutionId === id;
}

function isHost(scene: SceneMeeting | undefined): (institution: SceneInstitution) => boolean {
  return ({ id }) => id === scene?.meeting.host?.institutionId;
}
