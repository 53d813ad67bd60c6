import { dayIn } from '../../../calendar/working-days.ts';
import type { AdminId } from '../../../config.ts';
import type { Work } from '../../../model/work.ts';
import { listRecipients } from '../../../notices/recipients/recipients.store.ts';
import { aidesFirst } from '../../../notices/recipients/rules.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { forumTask } from '../each-forum.service.ts';
import { moderators } from '../moderation/telling.service.ts';
import { lockPlan, savePlan } from '../plan.store.ts';
import { requestLimits } from '../requests/requests.rules.ts';
import { closeOldRequests } from '../requests/requests.store.ts';
import { checkLimits, isAskingTime } from './care.rules.ts';
import { checkKey, listOldEntries, type OldEntry } from './care.store.ts';
import { libraryCheck } from './check.notice.ts';

/**
 * Looked after once a working day: issuers are asked whether what they shared a year ago still holds, a few entries a day and each
 * once a year, twice more where nobody answers; what was looked for for half a year is closed.
 */
export const checkTask = forumTask({
  name: 'entries that may not hold any more',
  look: ({ timeZone: zone, rest, plan }, now) => {
    const day = dayIn(now, zone).toString();
    return plan.checkedDay < day && isAskingTime(now, { zone, rest }) ? day : undefined;
  },
  act: async (work, { forum: { id: forumId }, found: day, admins }) => {
    const { checkedDay } = await lockPlan(work.db, forumId);
    if (checkedDay >= day) return;
    for (const entry of await listOldEntries(work.db, { forumId, ...checkLimits(work.now) }))
      await ask(work, { forumId, entry, admins });
    await closeOldRequests(work.db, { forumId, ...requestLimits(work.now), now: work.now });
    await savePlan(work.db, { forumId, checkedDay: day });
  },
});

/** Whom nobody can write to is asked another day. */
async function ask(
  work: Work,
  {
    forumId,
    entry,
    admins,
  }: { readonly forumId: number; readonly entry: OldEntry; readonly admins: readonly AdminId[] },
): Promise<void> {
  const { id: entryId, institutionId, heldAt, asked } = entry;
  const targets =
    institutionId === null
      ? await moderators(work, { forumId, admins })
      : await peopleOf(work, { forumId, institutionId });
  if (targets.length === 0) return;
  await planNotice(work, {
    ...{ forumId, kind: libraryCheck, key: checkKey(entry), meetingId: null },
    ...{ facts: { entryId, institutionId, heldAt, asked }, dueAt: work.now, priority: 0 },
    targets,
  });
}

async function peopleOf(
  { db, now }: Work,
  { forumId, institutionId }: { readonly forumId: number; readonly institutionId: number },
): Promise<readonly NoticeTarget[]> {
  const query = { forumId, meetingId: 0, audience: { institutionId }, now };
  const [institution] = await listRecipients(db, query);
  return aidesFirst(institution?.persons ?? []).map((personId) => ({ kind: 'person', personId }));
}
