import { DAY_MS, MINUTE_MS } from '../../../lib/clock.ts';
import type { Work } from '../../../model/work.ts';
import { listRecipients } from '../../../notices/recipients/recipients.store.ts';
import { aidesFirst } from '../../../notices/recipients/rules.ts';
import { planNotice } from '../../../notices/service.ts';
import { forumTask } from '../each-forum.service.ts';
import { entriesAbout } from '../finding/finding.service.ts';
import { listModerators } from '../moderation/moderators.store.ts';
import { lockPlan, savePlan } from '../plan.store.ts';
import { requestFits } from './fits.notice.ts';
import { type Arrived, listArrived, listOpenRequests } from './requests.store.ts';
import type { LibraryRequest } from './requests.types.ts';

/** What is published is compared so much later: by then it can be found. */
const SETTLED_MS = 3 * MINUTE_MS;
/** So far back the first comparison looks. */
const FIRST_MS = DAY_MS;
/** So many open requests are compared, the latest. */
const MOST_REQUESTS = 300;

/** Tells who looks for something that what was published may be it; once for each entry. */
export const matchingTask = forumTask({
  name: 'requests and what was published',
  look: ({ plan: { matchedUntil: from }, lastPublishedAt = 0 }, now) =>
    lastPublishedAt >= (from ?? now - FIRST_MS) ? { from, to: now - SETTLED_MS } : undefined,
  act: async (work, { forum: { id: forumId }, found: { from, to } }) => {
    if ((await lockPlan(work.db, forumId)).matchedUntil !== from) return;
    const arrived = await listArrived(work.db, { forumId, from: from ?? work.now - FIRST_MS, to });
    if (arrived.length === 0) return;
    const query = { forumId, first: [], offset: 0, limit: MOST_REQUESTS };
    for (const request of await listOpenRequests(work.db, query)) await compare(work, { request, arrived });
    await savePlan(work.db, { forumId, matchedUntil: new Date(to) });
  },
});

async function compare(
  work: Work,
  { request, arrived }: { readonly request: LibraryRequest; readonly arrived: readonly Arrived[] },
): Promise<void> {
  const { id: requestId, forumId, wording, topic, institution, createdAt } = request;
  const others = arrived.filter(
    (entry) => entry.institutionId !== (institution?.id ?? null) && entry.publishedAt > createdAt,
  );
  if (others.length === 0) return;
  const about = new Set((await entriesAbout(work.db, { forumId, text: wording })).map(({ id }) => id));
  const fitting = others.filter(
    ({ id, topicIds }) => about.has(id) || (topic !== undefined && topicIds.includes(topic.id)),
  );
  if (fitting.length === 0) return;
  const personIds = await askersOf(work, request);
  for (const { id: entryId } of fitting)
    await planNotice(work, {
      ...{ forumId, kind: requestFits, key: `libraryRequestFits:${requestId}:${entryId}`, meetingId: null },
      ...{ facts: { requestId, entryId }, dueAt: work.now, priority: 0 },
      targets: personIds.map((personId) => ({ kind: 'person', personId })),
    });
}

/** Who asked, while they act for the institution; else who looks after it, for the secretariat those who look after the library. */
async function askersOf(
  { db, now }: Work,
  { forumId, institution, createdById }: LibraryRequest,
): Promise<readonly number[]> {
  if (institution === undefined)
    return createdById === undefined ? listModerators(db, forumId) : [createdById];
  const query = { forumId, meetingId: 0, audience: { institutionId: institution.id }, now };
  const [found] = await listRecipients(db, query);
  const persons = found?.persons ?? [];
  const isThere = persons.some(({ personId }) => personId === createdById);
  return isThere && createdById !== undefined ? [createdById] : aidesFirst(persons);
}
