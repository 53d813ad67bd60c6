import { DAY_MS } from '../../lib/clock.ts';
import type { ZoneId } from '../../lib/zone.ts';
import { before, momentsOfPlan, offsetDays } from '../../notices/offsets.ts';
import type { DueMoment, KindPlan } from '../../notices/schedule.ts';
import type { ActionItem } from './types.ts';

const GRACE_MS = 2 * DAY_MS;

/** What the rule looks at; days are counted in the forum's zone. */
export interface ActionFacts {
  readonly item: ActionItem;
  readonly plan: KindPlan;
  readonly zone: ZoneId;
}

/** To the institution responsible, some days before an action item is due and on the day, while it is open. */
export function actionMoments({ item, plan, zone }: ActionFacts): readonly DueMoment<'actionReminder'>[] {
  if (item.state !== 'open') return [];
  const last = Math.min(...plan.offsetsMinutes);
  return momentsOfPlan(plan, (offset) => {
    const at = before(item.dueAt, offset, zone);
    return {
      at,
      until: at + GRACE_MS,
      since: item.createdAt,
      key: `actionReminder:${item.id}:${at}`,
      facts: {
        actionId: item.id,
        institutionId: item.institutionId,
        daysLeft: Math.max(0, offsetDays(offset)),
        isLast: offset === last,
      },
    };
  });
}
