import type { Work } from '../../../model/work.ts';
import { listRecipients } from '../../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../../notices/service.ts';
import { isAskingTime } from '../care/care.rules.ts';
import { forumTask } from '../each-forum.service.ts';
import { lockPlan, savePlan } from '../plan.store.ts';
import { type HalfYear, halfYearOf, totalOf } from './contribution.rules.ts';
import { countContributions, listWithFewReminders } from './contribution.store.ts';
import { libraryTarget } from './target.notice.ts';

/** Reminds the aides of institutions that are behind the forum's target, once a half-year, a month before its end. */
export const targetTask = forumTask({
  name: 'target of the half-year',
  look: ({ timeZone: zone, rest, plan }, now) => {
    if (plan.target === 0) return undefined;
    const half = halfYearOf(now, { zone, rest });
    const isDue = half.remindAt <= now && plan.targetTold < half.name && isAskingTime(now, { zone, rest });
    return isDue ? half : undefined;
  },
  act: async (work, { forum: { id: forumId }, found: half }) => {
    const { target, targetTold } = await lockPlan(work.db, forumId);
    if (target === 0 || targetTold >= half.name) return;
    const all = await countContributions(work.db, { forumId, span: half.span });
    const behind = new Set(
      all.flatMap(({ institutionId = 0, counts }) => (totalOf(counts) < target ? institutionId : [])),
    );
    await remind(work, { forumId, half, behind });
    await savePlan(work.db, { forumId, targetTold: half.name });
  },
});

/** Aides alone, whoever of them does not want few reminders. */
async function remind(
  work: Work,
  {
    forumId,
    half,
    behind,
  }: { readonly forumId: number; readonly half: HalfYear; readonly behind: ReadonlySet<number> },
): Promise<void> {
  const { db, now } = work;
  const { name, span } = half;
  const institutions = await listRecipients(db, { forumId, meetingId: 0, audience: 'all', now });
  const aides = institutions
    .filter(({ institutionId }) => behind.has(institutionId))
    .map(({ institutionId, persons }) => ({
      institutionId,
      personIds: persons
        .filter(({ isAide, reachableOn }) => isAide && reachableOn.length > 0)
        .map(({ personId }) => personId),
    }));
  const few = await listWithFewReminders(db, { forumId, personIds: aides.flatMap((one) => one.personIds) });
  for (const { institutionId, personIds } of aides) {
    const readers = personIds.filter((personId) => !few.has(personId));
    if (readers.length === 0) continue;
    await planNotice(work, {
      ...{ forumId, kind: libraryTarget, key: `libraryTarget:${forumId}:${name}:${institutionId}` },
      ...{ meetingId: null, dueAt: now, priority: 0, facts: { institutionId, ...span } },
      targets: readers.map((personId) => ({ kind: 'person', personId })),
    });
  }
}
