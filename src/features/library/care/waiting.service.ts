import { planNotice } from '../../../notices/service.ts';
import { forumTask } from '../each-forum.service.ts';
import { moderators } from '../moderation/telling.service.ts';
import { lockPlan, savePlan } from '../plan.store.ts';
import { waitingReminderDay } from './care.rules.ts';
import { libraryWaiting } from './waiting.notice.ts';

/** Reminds the curators, or who decides in their place, of what has waited for them, all of it in one message. */
export const waitingTask = forumTask({
  name: 'waiting entries',
  look: ({ timeZone: zone, rest, waitingSince, plan }, now) =>
    waitingReminderDay({ waitingSince, toldAt: plan.waitingToldAt, now }, { zone, rest }),
  act: async (work, { forum: { id: forumId, plan }, found: day, admins }) => {
    const present = await lockPlan(work.db, forumId);
    if (present.waitingToldAt !== plan.waitingToldAt) return;
    await planNotice(work, {
      ...{ forumId, kind: libraryWaiting, key: `libraryWaiting:${forumId}:${day}`, meetingId: null },
      ...{ facts: {}, dueAt: work.now, priority: 0 },
      targets: await moderators(work, { forumId, admins }),
    });
    await savePlan(work.db, { forumId, waitingToldAt: new Date(work.now) });
  },
});
