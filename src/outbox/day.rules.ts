import { dayIn } from '../calendar/working-days.ts';
import { MINUTE_MS, SECOND_MS } from '../lib/clock.ts';
import type { ZoneId } from '../lib/zone.ts';
import { TOGETHER } from '../notices/ledger/reasons.ts';
import { decide } from '../notices/moments.ts';
import { quietEnd, quietWait } from '../notices/quiet.ts';
import { rolesAtMeeting } from '../notices/reader.ts';
import { type ScheduledKind, scheduledKinds } from '../notices/settings/plan.ts';
import type { ClaimedDelivery, Unsent } from './delivery.ts';
import { recentKey } from './present/people.store.ts';
import type { PresentForum, PresentMeeting, PresentPerson } from './present/types.ts';
import {
  concerned,
  momentsOf,
  type PersonFacts,
  readerOf,
  readerQuiet,
  sensibleUntil,
} from './skip.rules.ts';

/** So long a reminder waits past the moment of a more important one that does not come. */
const PATIENCE_MS = 10 * MINUTE_MS;
/** A reminder that waits must come so long before it makes no sense any more. */
const OF_USE_MS = 30 * MINUTE_MS;
/** Of what is due at one moment not everything is planned so shortly after the first; it looks again then. */
const FRESH_MS = 2 * MINUTE_MS;
const LOOK_AGAIN_MS = 30 * SECOND_MS;
/** What is looked at so late has slept with the process or the database, and so has the planning of what is due with it. */
const SLEPT_MS = MINUTE_MS;
/** When one that waits for another day comes, where no quiet hours say otherwise. */
const MORNING = '06:00';

/**
 * How a reminder keeps to one a day for its reader about its meeting; undefined when it may go now. It waits for what is due with it
 * and just being planned, and for a more important one that is due later on the reader's day, and then stands in that message; after one
 * that was sent it waits for the next morning, and is left out where that is too late: the reader has been reminded.
 */
export function dayOutcome(delivery: ClaimedDelivery, about: PersonFacts): Unsent['outcome'] | undefined {
  if (!isOneADay(delivery) || about.meeting === undefined) return undefined;
  const until = sensibleUntil(delivery, about);
  const isInTime = (at: number): boolean => at + OF_USE_MS <= until;
  if (wasRemindedToday(about)) {
    const morning = nextMorning(about);
    return isInTime(morning) ? waits(morning) : { state: 'skipped', reason: 'told-already' };
  }
  const planning = planningWaitMs(delivery, about.now);
  if (planning > 0 && isOneBeingPlanned(delivery, about)) return waits(about.now + planning);
  const ends = moreImportantToday(delivery, about)
    .map((at) => at + PATIENCE_MS)
    .filter(isInTime);
  return ends.length === 0 ? undefined : waits(Math.max(...ends));
}

/** Whether it is one of the reminders of which a person gets one a day about a meeting. */
export function isOneADay({ kind, personId, meetingId }: ClaimedDelivery): boolean {
  return kind.reminds !== undefined && kind.schedule !== undefined && personId !== null && meetingId !== null;
}

/** What only one reminder can have: its reader's day about its meeting. */
export function daySlot(
  {
    forum,
    person,
    meeting,
  }: { readonly forum: PresentForum; readonly person: PresentPerson; readonly meeting: PresentMeeting },
  now: number,
): string {
  return `${recentKey(person.id, meeting.meeting.id)}:${dayIn(now, readerQuiet(person, forum).zone)}`;
}

/** How long it waits for what is due with it and has no notice yet: shortly, and once for the next ticks where nothing ran meanwhile. */
function planningWaitMs({ plannedAt, wokenAt }: ClaimedDelivery, now: number): number {
  if (now - plannedAt < FRESH_MS) return LOOK_AGAIN_MS;
  return now - wokenAt > SLEPT_MS ? FRESH_MS : 0;
}

function waits(notBefore: number): Unsent['outcome'] {
  return { state: 'queued', notBefore, reason: TOGETHER };
}

function wasRemindedToday({ person, meeting, forum, recentlyTold, kinds, now }: PersonFacts): boolean {
  const told = meeting === undefined ? [] : recentlyTold.get(recentKey(person.id, meeting.meeting.id));
  const isToday = isOn(now, readerQuiet(person, forum).zone);
  return (told ?? []).some(({ kind: name, sentAt }) => {
    const kind = kinds.find(name);
    return kind?.reminds !== undefined && kind.schedule !== undefined && isToday(sentAt);
  });
}

/** Whether a kind would tell this person of the meeting now. */
function isFor(
  { person, meeting }: PersonFacts,
  { kind, facts }: { readonly kind: ScheduledKind; readonly facts: unknown },
): boolean {
  const { institutions } = person;
  return (
    kind.mayRead?.(rolesAtMeeting(readerOf(person, meeting))) !== false &&
    typeof concerned({ kind, facts, personId: person.id }, { meeting, institutions }) !== 'string'
  );
}

/** Whether another reminder is due for this person now and has no notice yet. */
function isOneBeingPlanned({ kind }: ClaimedDelivery, about: PersonFacts): boolean {
  const { kinds, plannedKeys: known, now } = about;
  const others = scheduledKinds(kinds).filter((one) => one.reminds !== undefined && one.name !== kind.name);
  return others.some((other) => {
    const { send } = decide(momentsOf({ kind: other }, about), { known, now });
    return send !== undefined && isFor(about, { kind: other, facts: send.facts });
  });
}

/** When more important ones are due for this person today, as they are read outside the quiet. */
function moreImportantToday({ kind }: ClaimedDelivery, about: PersonFacts): readonly number[] {
  const { person, forum, meeting, kinds, now } = about;
  const hours = readerQuiet(person, forum);
  const isToday = isOn(now, hours.zone);
  const importance = kind.reminds ?? 0;
  const others = scheduledKinds(kinds).filter(({ reminds = 0 }) => reminds > importance);
  return others.flatMap((other) =>
    momentsOf({ kind: other }, about)
      .filter(({ at, since, facts }) => at > now && at >= since && isFor(about, { kind: other, facts }))
      .map(({ at, until, facts }) => {
        const quietUntil = other.quietUntil(facts, meeting?.meeting.startsAt);
        return quietWait({ quietUntil, until }, { now: at, ...hours }) ?? at;
      })
      .filter(isToday),
  );
}

function nextMorning({ person, forum, now }: PersonFacts): number {
  const { quiet, zone } = readerQuiet(person, forum);
  const day = dayIn(now, zone).add({ days: 1 });
  const morning = day.toZonedDateTime({ timeZone: zone, plainTime: MORNING }).epochMilliseconds;
  return quietEnd(morning, { quiet, zone }) ?? morning;
}

function isOn(now: number, zone: ZoneId): (moment: number) => boolean {
  const day = dayIn(now, zone);
  return (moment) => dayIn(moment, zone).equals(day);
}
