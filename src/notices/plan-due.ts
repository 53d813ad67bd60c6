import type { Db } from '../db/db.ts';
import { isOutage } from '../db/outage.ts';
import { announceMeeting } from '../features/meetings/service.ts';
import { reminderKinds } from '../features/reminders/kinds.ts';
import { listSecretariat } from '../features/reminders/lost-people.store.ts';
import { DAY_MS } from '../lib/clock.ts';
import { faultFacts } from '../lib/error.ts';
import type { Logger } from '../lib/logger.ts';
import type { Meeting } from '../model/meeting.ts';
import type { Work } from '../model/work.ts';
import { decide } from './moments.ts';
import { knownKeys, listOpenMeetings, type OpenMeeting } from './plan-due.store.ts';
import { listBoundChats, listLeaders, listRecipients } from './recipients/recipients.store.ts';
import { toTargets } from './recipients/rules.ts';
import type { Audience, DueMoment, ReminderKind, ReminderKindName } from './schedule.ts';
import { planNotice } from './service.ts';
import { readPlan } from './settings/plan.ts';
import { insertSkippedNotice } from './store.ts';
import type { NoticeTarget } from './types.ts';

/** What planning reminders needs: reads outside, one transaction per notice inside. */
export interface PlanReminders {
  readonly db: Db;
  readonly now: number;
  readonly logger: Logger;
  /** How long a meeting may be over, milliseconds; a day unless given. */
  readonly lookBackMs?: number;
  /** Runs one unit of work in its own transaction. */
  readonly transact: (body: (work: Work) => Promise<void>) => Promise<void>;
}

/** Plans what is due at `now`, in all forums: each notice once, however many processes ask at the same time. */
export async function planDueReminders(planning: PlanReminders): Promise<void> {
  const { lookBackMs = DAY_MS } = planning;
  const open = await listOpenMeetings(planning.db, planning.now, lookBackMs);
  if (open.length === 0) return;
  const known = await knownKeys(
    planning.db,
    open.map(({ meeting }) => meeting),
    planning.now,
  );
  for (const meeting of open) {
    for (const kind of kindsFor(meeting.meeting, planning.now - lookBackMs)) {
      await planKind(planning, kind, meeting, known).catch((fault: unknown) => {
        if (isOutage(fault)) throw fault;
        const facts = { ...faultFacts(fault), kind: kind.kind, meetingId: meeting.meeting.id };
        planning.logger.error(facts, 'reminder not planned, the next tick tries again');
      });
    }
  }
}

/** Long after a meeting only its minutes are left to be reminded of. */
function kindsFor({ startsAt }: Meeting, since: number): readonly ReminderKind[] {
  return startsAt > since ? Object.values(reminderKinds) : [reminderKinds.minutesReminder];
}

async function planKind(
  planning: PlanReminders,
  kind: ReminderKind,
  open: OpenMeeting,
  known: ReadonlySet<string>,
): Promise<void> {
  const { changedAt, kinds } = readPlan(open.plan);
  const zone = open.meeting.timeZone;
  const moments = kind
    .dueMoments({ meeting: open.meeting, createdAt: open.createdAt, plan: kinds[kind.kind], zone })
    .map((moment) => ({ ...moment, since: Math.max(moment.since, changedAt[kind.kind] ?? 0) }));
  const { send, skip } = decide(moments, known, planning.now);
  for (const { moment, reason } of skip)
    await recordSkip(planning, { open, kind: kind.kind, moment, reason });
  if (send === undefined) return;
  await planning.transact(async (work) => {
    if (kind.kind === 'announcement') await announceDue(planning, work, open.meeting);
    else await planReminder(work, { open, kind, moment: send });
  });
}

/**
 * Announces at the chosen moment. While no chat is bound each tick tries again; the secretariat and the log are told once.
 */
async function announceDue({ logger }: PlanReminders, work: Work, meeting: Meeting): Promise<void> {
  const announced = await announceMeeting(work, { meeting });
  if (announced.ok) return;
  const { reason } = announced;
  const facts = { meetingId: meeting.id, reason };
  if (reason !== 'noBoundChat') return logger.warn(facts, 'meeting not announced');
  const secretariat = await listSecretariat(work.db, meeting.forumId);
  const isNews = await planNotice(work, {
    forumId: meeting.forumId,
    kind: 'announcementHeld',
    key: `announcementHeld:${meeting.id}:${meeting.announceAt ?? 0}`,
    meetingId: meeting.id,
    facts: {},
    dueAt: work.now,
    targets: secretariat.map((personId) => ({ kind: 'person', personId })),
    priority: 10,
  });
  if (isNews) logger.warn(facts, 'meeting not announced');
}

async function planReminder(
  work: Work,
  due: { readonly open: OpenMeeting; readonly kind: ReminderKind; readonly moment: DueMoment },
): Promise<void> {
  const { meeting } = due.open;
  await planNotice(work, {
    forumId: meeting.forumId,
    kind: due.kind.kind,
    key: due.moment.key,
    meetingId: meeting.id,
    facts: due.moment.facts,
    dueAt: due.moment.at,
    targets: await targetsOf(work, meeting, due.kind.audience),
    priority: 0,
  });
}

interface ReminderSubject {
  readonly id: number;
  readonly forumId: number;
  readonly host: { readonly institutionId: number } | undefined;
}

/** The targets an audience has now. */
export async function targetsOf(
  work: Pick<Work, 'db' | 'now'>,
  meeting: ReminderSubject,
  audience: Audience,
): Promise<readonly NoticeTarget[]> {
  const { db, now } = work;
  const { forumId } = meeting;
  if (audience === 'leaders') {
    return (await listLeaders(db, forumId)).map((personId) => ({ kind: 'person', personId }));
  }
  if (audience === 'hostAndSecretariat') {
    const host = await targetsOf(work, meeting, 'host');
    const known = new Set(host.map((target) => (target.kind === 'person' ? target.personId : 0)));
    const secretariat = (await listSecretariat(db, forumId)).filter((personId) => !known.has(personId));
    return [...host, ...secretariat.map((personId) => ({ kind: 'person' as const, personId }))];
  }
  const chats = await listBoundChats(db, forumId);
  if (audience === 'boundChats') return chats.map(({ rowId }) => ({ kind: 'chat', chatRowId: rowId }));
  const institutions = await listRecipients(db, {
    forumId,
    meetingId: meeting.id,
    hostInstitutionId: meeting.host?.institutionId,
    audience,
    now,
  });
  return toTargets(institutions, chats);
}

async function recordSkip(
  { db, now, logger }: PlanReminders,
  skipped: {
    readonly open: OpenMeeting;
    readonly kind: ReminderKindName;
    readonly moment: DueMoment;
    readonly reason: string;
  },
): Promise<void> {
  const { meeting } = skipped.open;
  const facts = {
    forumId: meeting.forumId,
    kind: skipped.kind,
    key: skipped.moment.key,
    meetingId: meeting.id,
    dueAt: skipped.moment.at,
    reason: skipped.reason,
  };
  if (await insertSkippedNotice(db, facts, now)) {
    logger.warn({ ...facts, dueAt: new Date(facts.dueAt).toISOString() }, 'notice skipped');
  }
}
