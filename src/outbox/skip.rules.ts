import { dayIn } from '../calendar/working-days.ts';
import { HOUR_MS } from '../lib/clock.ts';
import type { NoticeKinds } from '../notices/kind.ts';
import type { SkipReason } from '../notices/ledger/reasons.ts';
import { isStillDue } from '../notices/moments.ts';
import { meetingMoments } from '../notices/owed-moments.ts';
import { breaksQuietHours, type QuietMoment, quietOf } from '../notices/quiet.ts';
import type { MeetingReader } from '../notices/reader.ts';
import type { DueMoment } from '../notices/schedule.ts';
import { scheduledKinds } from '../notices/settings/plan.ts';
import type { ClaimedDelivery } from './delivery.ts';
import { recentKey } from './present/people.store.ts';
import type {
  PresentForum,
  PresentInstitution,
  PresentMeeting,
  PresentPerson,
  RecentlyTold,
  ToldNotice,
} from './present/types.ts';

/** What a delivery is about. */
interface Subject {
  readonly forum: PresentForum;
  readonly meeting: PresentMeeting | undefined;
}

/** The moments of a kind about a meeting in the present state; none for what is not due by itself about meetings. */
export function momentsOf(
  { kind }: Pick<ClaimedDelivery, 'kind'>,
  { forum, meeting: present }: Subject,
): readonly DueMoment[] {
  const { schedule } = kind;
  if (schedule === undefined || present === undefined) return [];
  const { meeting, createdAt } = present;
  const { reminderPlan: storedPlan, quiet } = forum;
  return meetingMoments({ ...kind, schedule }, { meeting, createdAt, storedPlan, quiet });
}

/** Whether the meeting has changed so that the notice makes no sense any more; undefined when it does. */
export function meetingProblem(
  delivery: ClaimedDelivery,
  { forum, meeting: present, now }: Subject & { readonly now: number },
): SkipReason | undefined {
  if (present === undefined) return undefined;
  const { kind, facts, key } = delivery;
  const { state, startsAt } = present.meeting;
  const outlives = kind.outlives?.(facts) ?? [];
  if (state === 'cancelled' && !outlives.includes('cancellation')) return 'meeting-cancelled';
  if (now >= startsAt && !outlives.includes('start')) return 'meeting-over';
  if (kind.schedule?.dueMoments === undefined) return undefined;
  const moments = momentsOf(delivery, { forum, meeting: present });
  if (isStillDue(moments, { key, now })) return undefined;
  return moments.some((moment) => moment.key === key) ? 'too-late' : 'meeting-moved';
}

/** From when on (epoch milliseconds) a delivery is not made any more: its moment's end, or the meeting's start. */
export function sensibleUntil(delivery: ClaimedDelivery, subject: Subject): number {
  const { kind, facts, key } = delivery;
  const outlives = kind.outlives?.(facts) ?? [];
  if (subject.meeting === undefined || outlives.length === 2) return Infinity;
  const moment = momentsOf(delivery, subject).find((one) => one.key === key);
  return moment?.until ?? subject.meeting.meeting.startsAt;
}

/** A person's quiet. */
export function readerQuiet(person: PresentPerson, forum: PresentForum): Omit<QuietMoment, 'now'> {
  return quietOf({ ...person, zone: person.institutions[0]?.timeZone }, forum);
}

/** What delivering to one person looks at. */
export interface PersonFacts extends Subject {
  readonly person: PresentPerson;
  readonly recentlyTold: RecentlyTold;
  readonly plannedKeys: ReadonlySet<string>;
  readonly kinds: NoticeKinds;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** So long ago counts as just told. */
const RECENT_MS = 2 * HOUR_MS;

/** A person as a reader of what is told about a meeting, by what they are at the moment of sending. */
export function readerOf(person: PresentPerson, meeting: PresentMeeting | undefined): MeetingReader {
  return {
    roles: person.roles,
    institutionIds: person.institutions.map(({ id }) => id),
    hostInstitutionId: meeting?.meeting.host?.institutionId,
  };
}

/** Whether this person is spared what is due by itself: told the same a short while ago, or content with the last one of its kind. */
export function sparedReason(delivery: ClaimedDelivery, about: PersonFacts): SkipReason | undefined {
  const { kind, facts } = delivery;
  const { person, meeting, recentlyTold, kinds } = about;
  if (kind.schedule === undefined) return undefined;
  const family = kind.family?.(facts);
  const told = meeting === undefined ? [] : recentlyTold.get(recentKey(person.id, meeting.meeting.id));
  const isTold = (one: ToldNotice): boolean => familyOf(kinds, one) === family && isJustNow(one, about);
  if (family !== undefined && told?.some(isTold)) return 'told-already';
  if (person.reminderLevel === 'all') return undefined;
  const isSpared = kind.schedule.isSpared?.(facts, laterFollows(delivery, about)) ?? false;
  return isSpared ? 'few-reminders' : undefined;
}

/** Two hours ago, or on the same day where the reader is. */
function isJustNow({ sentAt }: ToldNotice, { person, forum, now }: PersonFacts): boolean {
  const { zone } = readerQuiet(person, forum);
  return now - sentAt < RECENT_MS || dayIn(sentAt, zone).equals(dayIn(now, zone));
}

/** The family of a notice as it is stored; undefined also where it cannot be read. */
function familyOf(kinds: NoticeKinds, { kind: name, facts }: ToldNotice): string | undefined {
  const kind = kinds.find(name);
  const read = kind?.facts.safeParse(facts);
  return read?.success === true ? kind?.family?.(read.data) : undefined;
}

/** Whether another of its kind is due later about the same meeting, or of its family outside the reader's quiet hours. */
function laterFollows(delivery: ClaimedDelivery, about: PersonFacts): boolean {
  const { kind, facts, dueAt } = delivery;
  const { person, forum, kinds } = about;
  const laterOf = (other: Pick<ClaimedDelivery, 'kind'>): readonly DueMoment[] =>
    momentsOf(other, about).filter(({ at, until }) => at > dueAt && at < until);
  if (laterOf({ kind }).length > 0) return true;
  const family = kind.family?.(facts);
  const hours = readerQuiet(person, forum);
  const others = scheduledKinds(kinds).filter((other) => other.name !== kind.name && family !== undefined);
  return others.some((other) =>
    laterOf({ kind: other })
      .filter((moment) => other.family?.(moment.facts) === family)
      .some(({ at, until }) => !breaksQuietHours({ now: at, ...hours }, until)),
  );
}

/** Whether the batch holds a later notice that tells the same person the same about the same meeting. */
export function isOvertaken(delivery: ClaimedDelivery, batch: readonly ClaimedDelivery[]): boolean {
  const { kind, facts, personId, meetingId, dueAt } = delivery;
  const family = kind.family?.(facts);
  if (personId === null || kind.schedule === undefined || family === undefined) return false;
  return batch.some(
    (other) =>
      other.personId === personId &&
      other.meetingId === meetingId &&
      other.kind.family?.(other.facts) === family &&
      other.dueAt > dueAt,
  );
}

/** Of the institutions somebody acts for, those that the notice concerns now; a reason when there is none left. */
export function concerned<Institution extends PresentInstitution>(
  { kind, facts, personId }: Pick<ClaimedDelivery, 'kind' | 'facts' | 'personId'>,
  {
    meeting,
    institutions,
  }: { readonly meeting: PresentMeeting | undefined; readonly institutions: readonly Institution[] },
): readonly Institution[] | SkipReason {
  const audience = kind.audience?.(facts) ?? 'named';
  const host = meeting?.meeting.host?.institutionId;
  switch (audience) {
    case 'unanswered':
      return orElse(institutions.filter(hasNotAnswered), 'answered');
    case 'coming':
      return orElse(institutions.filter(comes), 'not-coming');
    case 'host':
      return orElse(
        institutions.filter(({ id }) => id === host),
        'not-concerned',
      );
    case 'hostAndSecretariat':
    case 'hostAidesAndSecretariat':
      // The secretariat gets it whatever institution they are of; only the host is called in a group.
      return personId === null
        ? orElse(
            institutions.filter(({ id }) => id === host),
            'not-concerned',
          )
        : institutions;
    case 'all':
      return orElse(institutions, 'not-concerned');
    case 'named':
    case 'boundChats':
    case 'leaders':
    case 'chairs':
    case 'hostPeople':
    case 'hostAndLeaders':
    case 'hostElseSecretariat':
      return institutions;
    default:
      return orElse(
        institutions.filter(({ id }) => id === audience.institutionId),
        'not-concerned',
      );
  }
}

function orElse<Item>(list: readonly Item[], reason: SkipReason): readonly Item[] | SkipReason {
  return list.length === 0 ? reason : list;
}

/** Whoever is still to confirm is asked again, and who has answered for another time only. */
function hasNotAnswered({ answer, isToConfirmAnew = false }: PresentInstitution): boolean {
  return answer === undefined || answer === 'tentative' || isToConfirmAnew;
}

function comes({ answer }: PresentInstitution): boolean {
  return answer === 'attending' || answer === 'represented';
}
