import { z } from 'zod';
import type { KindPlan, PlanKindName, ReminderPlan } from '../schedule.ts';

const DAY_MINUTES = 1_440;
const HOUR_MINUTES = 60;

/** What a forum has that never changed its plan. */
export const defaultPlan: Readonly<Record<PlanKindName, KindPlan>> = {
  announcement: { enabled: true, offsetsMinutes: [0] },
  answerReminder: { enabled: true, offsetsMinutes: [7 * DAY_MINUTES, 3 * DAY_MINUTES, DAY_MINUTES] },
  eve: { enabled: true, offsetsMinutes: [8 * HOUR_MINUTES] },
  morning: { enabled: true, offsetsMinutes: [-(6 * HOUR_MINUTES + 30)] },
  hostReminder: {
    enabled: true,
    offsetsMinutes: [45 * DAY_MINUTES, 30 * DAY_MINUTES, 14 * DAY_MINUTES, 7 * DAY_MINUTES],
  },
  recap: { enabled: true, offsetsMinutes: [0] },
  minutesReminder: { enabled: true, offsetsMinutes: [-(3 * DAY_MINUTES + 9 * HOUR_MINUTES)] },
  actionReminder: {
    enabled: true,
    offsetsMinutes: [3 * DAY_MINUTES - 9 * HOUR_MINUTES, -9 * HOUR_MINUTES],
  },
};

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

const storedPlan = z.object({
  changedAt: z.record(z.string(), z.number()).optional().catch(undefined),
  announcement: kindPlan.optional(),
  answerReminder: kindPlan.optional(),
  eve: kindPlan.optional(),
  morning: kindPlan.optional(),
  hostReminder: kindPlan.optional(),
  recap: kindPlan.optional(),
  minutesReminder: kindPlan.optional(),
  actionReminder: kindPlan.optional(),
});

/** Reads a forum's stored plan; a missing kind, or a plan that cannot be read, has the default. */
export function readPlan(stored: unknown): ReminderPlan {
  const parsed = storedPlan.safeParse(stored);
  const { changedAt = {}, ...own } = parsed.success ? parsed.data : {};
  const chosen = Object.fromEntries(Object.entries(own).filter(([, plan]) => plan !== undefined));
  return { changedAt, kinds: { ...defaultPlan, ...chosen } };
}
