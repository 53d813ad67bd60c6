import { lookAtMeetings } from './look-at-meetings.ts';
import { owedMoments } from './owed-moments.ts';
import { knownKeys, listToLookAt } from './plan-due.store.ts';
import { type Planning, planMoment } from './plan-moment.ts';
import { type ScheduledKind, scheduledKinds } from './settings/plan.ts';
import { loadForumQuiet } from './settings/settings.store.ts';

/**
 * Plans what is due at `now`, in all forums: each notice once, however many processes ask at the same time.
 * @param except meetings that something else is about to look at
 */
export async function planDue(planning: Planning, except: ReadonlySet<number> = new Set()): Promise<void> {
  const due = await listToLookAt(planning.db, planning.now);
  await lookAtMeetings(planning, { looked: due.filter(({ id }) => !except.has(id)) });
  for (const kind of scheduledKinds(planning.kinds)) await planDueOfOthers(planning, kind);
}

async function planDueOfOthers(planning: Planning, kind: ScheduledKind): Promise<void> {
  const { db, now } = planning;
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
  for (const subject of subjects) await planMoment(planning, { kind, subject, known });
}
