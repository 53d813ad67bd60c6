import { planNotice } from '../../../notices/service.ts';
import { forumTask } from '../each-forum.service.ts';
import { listModerators } from '../moderation/moderators.store.ts';
import { lockPlan, savePlan } from '../plan.store.ts';
import { waitingReminderDay } from './care.rules.ts';
import { libraryWaiting } from './waiting.notice.ts';

/** Reminds the curators of what has waited for them, all of it in one message. */
export const waitingTask = forumTask({
  name: 'waiting entries',
  look: ({ timeZone: zone, rest, waitingSince, plan }, now) =>
    waitingReminderDay({ waitingSince, toldAt: plan.waitingToldAt, now }, { zone, rest }),
  act: async (work, { forum: { id: forumId, plan }, found: day }) => {
    const present = await lockPlan(work.db, forumId);
    if (present.waitingToldAt !== plan.waitingToldAt) return;
    const moderators = await listModerators(work.db, forumId);
    await planNotice(work, {
      ...{ forumId, kind: libraryWaiting, key: `libraryWaiting:${forumId}:${day}`, meetingId: null },
      ...{ facts: {}, dueAt: work.now, priority: 0 },
      targets: moderators.map((personId) => ({ kind: 'person', personId })),
    });
    await savePlan(work.db, { forumId, waitingToldAt: new Date(work.now) });
  },
});
