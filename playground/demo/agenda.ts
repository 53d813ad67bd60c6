import type { Db } from '../../src/db/db.ts';
import { reminderKinds } from '../../src/features/reminders/kinds.ts';
import { readPlan } from '../../src/notices/settings/plan.ts';
import { knownKeys, listOpenMeetings, type OpenMeeting } from '../../src/notices/plan-due.store.ts';
import type { ReminderKindName } from '../../src/notices/schedule.ts';

/** A notice that the bot will plan by itself. */
export interface ComingNotice {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: ReminderKindName;
  readonly meetingNumber: number;
}

/** The notices that become due after `now`, soonest first: the same rules that the bot asks, only read ahead. */
export async function comingNotices(db: Db, now: number): Promise<readonly ComingNotice[]> {
  const open = await listOpenMeetings(db, now);
  if (open.length === 0) return [];
  const known = await knownKeys(
    db,
    open.map(({ meeting }) => meeting),
    now,
  );
  return open
    .flatMap((meeting) => noticesOf(meeting, { now, known }))
    .toSorted((left, right) => left.at - right.at);
}

function noticesOf(
  { meeting, createdAt, plan }: OpenMeeting,
  { now, known }: { readonly now: number; readonly known: ReadonlySet<string> },
): readonly ComingNotice[] {
  const { kinds } = readPlan(plan);
  return Object.values(reminderKinds).flatMap((kind) =>
    kind
      .dueMoments({ meeting, createdAt, plan: kinds[kind.kind], zone: meeting.timeZone })
      .filter(({ at, since, key }) => at > now && at >= since && !known.has(key))
      .map(({ at }) => ({ at, kind: kind.kind, meetingNumber: meeting.number })),
  );
}
