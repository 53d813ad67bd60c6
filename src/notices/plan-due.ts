import type { Db } from '../db/db.ts';
import { isOutage } from '../db/outage.ts';
import { DAY_MS } from '../lib/clock.ts';
import { faultFacts } from '../lib/error.ts';
import type { Logger } from '../lib/logger.ts';
import type { Work } from '../model/work.ts';
import type { NoticeKinds } from './kind.ts';
import { decide } from './moments.ts';
import { meetingMoments, type OpenMeeting, owedMoments } from './owed-moments.ts';
import { knownKeys, knownMeetingKeys, listOpenMeetings } from './plan-due.store.ts';
import { targetsOf } from './recipients/service.ts';
import type { DueMoment } from './schedule.ts';
import { planNotice } from './service.ts';
import { type ScheduledKind, scheduledKinds } from './settings/plan.ts';
import { loadForumQuiet } from './settings/settings.store.ts';
import { insertSkippedNotice } from './store.ts';

/** What planning needs: reads outside, one transaction per notice inside. */
export interface Planning {
  readonly db: Db;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly logger: Logger;
  readonly kinds: NoticeKinds;
  /** Runs one unit of work in its own transaction. */
  readonly transact: (body: (work: Work) => Promise<void>) => Promise<void>;
}

/** Plans what is due at `now`, in all forums: each notice once, however many processes ask at the same time. */
export async function planDue(planning: Planning): Promise<void> {
  await planDueOfMeetings(planning);
  for (const kind of scheduledKinds(planning.kinds)) await planDueOfOthers(planning, kind);
}

/**
 * The same for meetings only.
 * @param lookBackMs how long a meeting may be over, milliseconds; a day unless given
 */
export async function planDueOfMeetings(planning: Planning, lookBackMs = DAY_MS): Promise<void> {
  const { db, now, kinds } = planning;
  const open = await listOpenMeetings(db, { now, lookBackMs });
  if (open.length === 0) return;
  const meetings = open.map(({ meeting }) => meeting);
  const known = await knownMeetingKeys(db, { meetings, now });
  for (const meeting of open) {
    const isLongOver = meeting.meeting.startsAt <= now - lookBackMs;
    for (const kind of scheduledKinds(kinds)) {
      if (isLongOver && kind.schedule.isAfterMeeting !== true) continue;
      const facts = { kind: kind.name, meetingId: meeting.meeting.id };
      await orNextTick(planning, { facts, plan: () => planForMeeting(planning, { kind, meeting, known }) });
    }
  }
}

/** What one kind or meeting runs into holds up no other. */
async function orNextTick(
  { logger }: Planning,
  { facts, plan }: { readonly facts: Readonly<Record<string, unknown>>; readonly plan: () => Promise<void> },
): Promise<void> {
  await plan().catch((fault: unknown) => {
    if (isOutage(fault)) throw fault;
    logger.error({ ...faultFacts(fault), ...facts }, 'reminder not planned, the next tick tries again');
  });
}

async function planForMeeting(
  planning: Planning,
  {
    kind,
    meeting: open,
    known,
  }: { readonly kind: ScheduledKind; readonly meeting: OpenMeeting; readonly known: ReadonlySet<string> },
): Promise<void> {
  const { id: meetingId, forumId, host } = open.meeting;
  const subject = { forumId, meetingId, moments: meetingMoments(kind, open) };
  const moment = await takeDue(planning, { kind, subject, known });
  if (moment === undefined) return;
  const due = { forumId, meetingId, moment, hostInstitutionId: host?.institutionId };
  await planning.transact((work) => planOne(work, { kind, due }));
}

async function planDueOfOthers(planning: Planning, kind: ScheduledKind): Promise<void> {
  const { db, now, transact } = planning;
  const listed = (await kind.schedule.listOthers?.(db, now)) ?? [];
  const forums = await loadForumQuiet(db, [...new Set(listed.map(({ forumId }) => forumId))]);
  const subjects = listed.flatMap(({ forumId, meetingId, hostInstitutionId, ...subject }) => {
    const forum = forums.get(forumId);
    if (forum === undefined) return [];
    const { quiet, timeZone: zone } = forum;
    const moments = owedMoments(kind, { ...subject, quiet, zone });
    return { forumId, meetingId, hostInstitutionId, moments };
  });
  const keys = subjects.flatMap(({ moments }) => moments.filter(({ at }) => at <= now).map(({ key }) => key));
  if (keys.length === 0) return;
  const known = await knownKeys(db, { keys, now });
  for (const subject of subjects) {
    const facts = { kind: kind.name, meetingId: subject.meetingId };
    await orNextTick(planning, {
      facts,
      plan: async () => {
        const moment = await takeDue(planning, { kind, subject, known });
        if (moment === undefined) return;
        await transact((work) => planOne(work, { kind, due: { ...subject, moment } }));
      },
    });
  }
}

/** What notices are due for, with the moments of one kind. */
interface Subject {
  readonly forumId: number;
  readonly meetingId: number;
  readonly moments: readonly DueMoment[];
}

/** The moment that is to be planned now, if any; those that passed in vain are recorded. */
async function takeDue(
  planning: Planning,
  {
    kind,
    subject,
    known,
  }: { readonly kind: ScheduledKind; readonly subject: Subject; readonly known: ReadonlySet<string> },
): Promise<DueMoment | undefined> {
  const { db, now, logger } = planning;
  const { send, skip } = decide(subject.moments, { known, now });
  const { forumId, meetingId } = subject;
  for (const { moment, reason } of skip) {
    const facts = { forumId, kind: kind.name, key: moment.key, meetingId, dueAt: moment.at, reason };
    if (await insertSkippedNotice(db, { skipped: facts, now }))
      logger.warn({ ...facts, dueAt: new Date(facts.dueAt).toISOString() }, 'notice skipped');
  }
  return send;
}

interface Due extends Omit<Subject, 'moments'> {
  readonly moment: DueMoment;
  readonly hostInstitutionId: number | undefined;
}

async function planOne(
  work: Work,
  { kind, due }: { readonly kind: ScheduledKind; readonly due: Due },
): Promise<void> {
  const { forumId, meetingId, moment } = due;
  const { facts, key, at: dueAt } = moment;
  const targets = await targetsOf(work, { subject: due, audience: kind.audience?.(facts) ?? 'named' });
  await planNotice(work, { forumId, kind, key, meetingId, facts, dueAt, targets, priority: 0 });
}
