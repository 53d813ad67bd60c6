import { DAY_MS } from '../../lib/clock.ts';
import { decide } from '../../notices/moments.ts';
import { type PlanReminders, targetsOf } from '../../notices/plan-due.ts';
import type { DueMoment } from '../../notices/schedule.ts';
import { planNotice } from '../../notices/service.ts';
import { readPlan } from '../../notices/settings/plan.ts';
import { insertSkippedNotice } from '../../notices/store.ts';
import { actionMoments } from './action-reminder.rules.ts';
import { knownActionKeys, listOpenActions, type PlannedAction } from './actions.store.ts';

/** The longest time before an item is due that a plan may name, and some days of grace after it. */
const AHEAD_MS = 200 * DAY_MS;
const BEHIND_MS = 5 * DAY_MS;

/** Plans the reminders of action items that are due at `now`, in all forums: each once, however many processes ask. */
export async function planDueActions(planning: PlanReminders): Promise<void> {
  const { db, now } = planning;
  const open = await listOpenActions(db, { from: now - BEHIND_MS, until: now + AHEAD_MS });
  const due = open.map((action) => ({ action, moments: momentsOf(action).filter(({ at }) => at <= now) }));
  const keys = due.flatMap(({ moments }) => moments.map(({ key }) => key));
  if (keys.length === 0) return;
  const known = await knownActionKeys(db, keys, now);
  for (const { action, moments } of due) {
    const { send, skip } = decide(moments, known, now);
    for (const { moment, reason } of skip) await recordSkip(planning, action, moment, reason);
    if (send !== undefined) await planOne(planning, action, send);
  }
}

function momentsOf({ item, plan, zone }: PlannedAction): readonly DueMoment<'actionReminder'>[] {
  const { kinds, changedAt } = readPlan(plan);
  return actionMoments({ item, plan: kinds.actionReminder, zone }).map((moment) => ({
    ...moment,
    since: Math.max(moment.since, changedAt.actionReminder ?? 0),
  }));
}

async function planOne(
  { transact }: PlanReminders,
  { item }: PlannedAction,
  moment: DueMoment<'actionReminder'>,
): Promise<void> {
  const { forumId, meetingId, institutionId } = item;
  await transact(async (work) => {
    const responsible = { id: meetingId, forumId, host: { institutionId } };
    await planNotice(work, {
      forumId,
      kind: 'actionReminder',
      key: moment.key,
      meetingId,
      facts: moment.facts,
      dueAt: moment.at,
      targets: await targetsOf(work, responsible, 'host'),
      priority: 0,
    });
  });
}

async function recordSkip(
  { db, now, logger }: PlanReminders,
  { item }: PlannedAction,
  moment: DueMoment,
  reason: string,
): Promise<void> {
  const { forumId, meetingId } = item;
  const facts = { forumId, meetingId, kind: 'actionReminder', key: moment.key, reason } as const;
  const isNews = await insertSkippedNotice(db, { ...facts, dueAt: moment.at }, now);
  if (isNews) logger.warn(facts, 'notice skipped');
}
