import { z } from 'zod';
import type { NoticeKind, NoticeKinds } from '../kind.ts';
import type { ForumPlan, KindPlan, PlanSetting, Schedule } from '../schedule.ts';

const DAY_MINUTES = 1_440;

const kindPlan = z.object({
  enabled: z.boolean(),
  offsetsMinutes: z
    .array(
      z
        .number()
        .int()
        .min(-60 * DAY_MINUTES)
        .max(365 * DAY_MINUTES),
    )
    .max(10),
});

const storedPlan = z
  .object({ changedAt: z.record(z.string(), z.number()).optional().catch(undefined) })
  .catchall(kindPlan);

/** Reads what a forum chose; where that cannot be read, nothing is chosen, so that reminders go on. */
export function readPlan(stored: unknown): ForumPlan {
  const parsed = storedPlan.safeParse(stored);
  const { changedAt = {}, ...kinds } = parsed.success ? parsed.data : {};
  return { changedAt, kinds };
}

/** A kind that is due by itself. */
export type ScheduledKind = NoticeKind & { readonly schedule: Schedule };

/** When a kind is due in a forum: as it chose, or the kind's default. */
export function planOf({ kinds }: Pick<ForumPlan, 'kinds'>, { name, schedule }: ScheduledKind): KindPlan {
  return kinds[name] ?? schedule.plan;
}

/** The kinds that are due by themselves. */
export function scheduledKinds({ all }: NoticeKinds): readonly ScheduledKind[] {
  return all.filter((kind): kind is ScheduledKind => kind.schedule !== undefined);
}

/** A kind whose moments a forum chooses. */
export type PlannedKind = ScheduledKind & { readonly schedule: { readonly setting: PlanSetting } };

/** The kinds whose moments a forum chooses, in the order in which they are shown. */
export function plannedKinds(kinds: NoticeKinds): readonly PlannedKind[] {
  return scheduledKinds(kinds)
    .filter((kind): kind is PlannedKind => kind.schedule.setting !== undefined)
    .toSorted((left, right) => left.schedule.setting.place - right.schedule.setting.place);
}
