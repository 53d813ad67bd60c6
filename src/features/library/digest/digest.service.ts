import type { Db } from '../../../db/db.ts';
import type { Work } from '../../../model/work.ts';
import { listBoundChats } from '../../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { forumTask } from '../each-forum.service.ts';
import { type LookedAtForum, lockPlan, savePlan } from '../plan.store.ts';
import { libraryDigest } from './digest.notice.ts';
import { type DigestDue, digestDue, digestSpan } from './digest.rules.ts';
import { listDigestReaders, listNewRequests, listNews } from './news.store.ts';

/** Plans a digest where it is due: once for each chat and reader, whoever else plans it at the same time. */
async function planDigest(
  work: Work,
  { forum, due }: { readonly forum: LookedAtForum; readonly due: DigestDue },
): Promise<void> {
  const { id: forumId } = forum;
  const { run } = await lockPlan(work.db, forumId);
  if (due.day < run.day) return;
  const isNew = due.day > run.day;
  const span = isNew ? digestSpan(work.now, run) : { since: run.since ?? 0, until: run.until ?? work.now };
  const told = isNew ? [] : run.zones;
  const zones = due.zones.filter((zone) => !told.includes(zone));
  for (const zone of zones) await planZone(work, { forum, zone, day: due.day, span });
  await savePlan(work.db, {
    ...{ forumId, digestDay: due.day, digestZones: [...told, ...zones] },
    ...{ digestSince: new Date(span.since), digestUntil: new Date(span.until) },
  });
}

interface ZoneDigest {
  readonly forum: LookedAtForum;
  readonly zone: string;
  readonly day: string;
  readonly span: { readonly since: number; readonly until: number };
}

async function planZone(work: Work, { forum, zone, day, span }: ZoneDigest): Promise<void> {
  const { id: forumId, timeZone } = forum;
  const query = { ...span, forumId, now: work.now };
  const notice = { forumId, kind: libraryDigest, meetingId: null, dueAt: work.now, priority: 0 };
  const key = `libraryDigest:${forumId}:${day}`;
  const chats = zone === timeZone ? await listBoundChats(work.db, forumId) : [];
  if (chats.length > 0 && (await hasNews(work.db, query))) {
    const targets = chats.map(({ rowId }): NoticeTarget => ({ kind: 'chat', chatRowId: rowId }));
    await planNotice(work, { ...notice, key: `${key}:chats`, facts: span, targets });
  }
  for (const personId of await listDigestReaders(work.db, { ...query, zone, forumZone: timeZone }))
    await planNotice(work, {
      ...{ ...notice, key: `${key}:person:${personId}`, facts: { ...span, personId } },
      targets: [{ kind: 'person', personId }],
    });
}

async function hasNews(db: Db, query: Parameters<typeof listNews>[1]): Promise<boolean> {
  return (await listNews(db, query)).total + (await listNewRequests(db, query)).total > 0;
}

/** Plans the weekly digest of a forum where it is due. */
export const digestTask = forumTask({
  name: 'library digest',
  look: ({ zones, rest, plan }, now) =>
    plan.time.isOn
      ? digestDue(now, { time: plan.time, rest, zones, run: plan.run, changedAt: plan.changedAt })
      : undefined,
  act: (work, { forum, found }) => planDigest(work, { forum, due: found }),
});
