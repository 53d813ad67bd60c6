import { DAY_MS, MINUTE_MS } from '../lib/clock.ts';
import { meetingMoments, type OpenMeeting, owedMoments } from './owed-moments.ts';
import {
  knownMeetingKeys,
  type Looked,
  listOpenMeetings,
  type NextLook,
  noteNextLooks,
} from './plan-due.store.ts';
import { type Planning, planMoment, type Subject } from './plan-moment.ts';
import { type ScheduledKind, scheduledKinds } from './settings/plan.ts';
import { loadForumQuiet } from './settings/settings.store.ts';

/** So many meetings are held in memory at a time. */
const TOGETHER = 200;

/** What is looked at, and how long (milliseconds) a meeting may be over; a day unless given. */
interface Looks {
  readonly looked: readonly Looked[];
  readonly lookBackMs?: number;
}

/** Plans what is due of these meetings, and notes when each is to be looked at next. */
export async function lookAtMeetings(
  planning: Planning,
  { looked, lookBackMs = DAY_MS }: Looks,
): Promise<void> {
  for (let first = 0; first < looked.length; first += TOGETHER) {
    const some = { looked: looked.slice(first, first + TOGETHER), lookBackMs };
    await noteNextLooks(planning.db, { now: planning.now, looks: await planSome(planning, some) });
  }
}

/** What of one kind is due for a meeting. */
interface Due extends Subject {
  readonly kind: ScheduledKind;
  /** False while there is nothing to tell; see `MeetingSubject`. */
  readonly isWanted: boolean;
}

/** Plans what is due of these; gives when each is to be looked at next, of those of which nothing went wrong. */
async function planSome(
  planning: Planning,
  { looked, lookBackMs }: Required<Looks>,
): Promise<readonly NextLook[]> {
  const { db, now, kinds } = planning;
  if (looked.length === 0) return [];
  const ids = looked.map(({ id }) => id);
  const listed = await listOpenMeetings(db, { now, ids, lookBackMs });
  const open = new Map(listed.map((one) => [one.meeting.id, one]));
  const subjects = Map.groupBy(await listSubjects(planning, looked), ({ meetingId }) => meetingId);
  const known = await knownMeetingKeys(db, { meetings: looked, now });
  const looks: NextLook[] = [];
  for (const look of looked) {
    const one = open.get(look.id);
    const own = one === undefined ? [] : scheduledKinds(kinds).map((kind) => dueOf(kind, one));
    const others = subjects.get(look.id) ?? [];
    const isLongOver = one === undefined || one.meeting.startsAt <= now - lookBackMs;
    const due = own.filter(({ kind }) => !isLongOver || kind.schedule.isAfterMeeting === true);
    let isDone = true;
    for (const { kind, isWanted, ...subject } of [...due, ...others])
      if (isWanted) isDone = (await planMoment(planning, { kind, subject, known })) && isDone;
    const isOver = others.length === 0 && (one === undefined || one.meeting.startsAt <= now - DAY_MS);
    const at = nextLookAt([...own, ...others], { id: look.id, isOver, now, known });
    if (isDone) looks.push({ ...look, at });
  }
  return looks;
}

function dueOf(kind: ScheduledKind, open: OpenMeeting): Due {
  const { id: meetingId, forumId, host } = open.meeting;
  const about = { forumId, meetingId, hostInstitutionId: host?.institutionId, isWanted: true };
  return { ...about, kind, moments: meetingMoments(kind, open) };
}

/** The subjects of kinds that ask the database about meetings. */
async function listSubjects(
  { db, now, kinds }: Planning,
  looked: readonly Looked[],
): Promise<readonly Due[]> {
  const meetingIds = looked.map(({ id }) => id);
  const forums = await loadForumQuiet(db, [...new Set(looked.map(({ forumId }) => forumId))]);
  const found: Due[] = [];
  for (const kind of scheduledKinds(kinds)) {
    const listed = (await kind.schedule.listOfMeetings?.(db, { now, meetingIds })) ?? [];
    for (const { forumId, meetingId, hostInstitutionId, isWanted, ...subject } of listed) {
      const forum = forums.get(forumId);
      if (forum === undefined) continue;
      const { quiet, timeZone: zone } = forum;
      const moments = owedMoments(kind, { ...subject, quiet, zone });
      found.push({ forumId, meetingId, hostInstitutionId, isWanted, kind, moments });
    }
  }
  return found;
}

/**
 * The next moment of a meeting, yet not later than within a day or so, for what no change of it tells; not all in the same minute,
 * they take turns. The next minute while something is due of which there is nothing to tell yet. Undefined when it is over and
 * nothing is due any more.
 */
function nextLookAt(
  due: readonly Due[],
  facts: {
    readonly id: number;
    readonly isOver: boolean;
    readonly now: number;
    readonly known: ReadonlySet<string>;
  },
): number | undefined {
  const { id, isOver, now, known } = facts;
  const waits = due.some(
    ({ isWanted, moments }) =>
      !isWanted && moments.some(({ at, until, key }) => at <= now && now < until && !known.has(key)),
  );
  if (waits) return now + MINUTE_MS;
  const next = due.flatMap(({ moments }) => moments.map(({ at }) => at).filter((at) => at > now));
  if (next.length === 0 && isOver) return undefined;
  return Math.min(now + DAY_MS / 2 + (id % (DAY_MS / 2 / MINUTE_MS)) * MINUTE_MS, ...next);
}
