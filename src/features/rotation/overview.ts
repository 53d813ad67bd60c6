import type { Call } from '../../inbound/command.ts';
import { isOverheard, replyHere } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findNextMeeting } from '../meetings/service.ts';
import { listHistory } from './history/history.service.ts';
import { queueOf, readRotation } from './queue/order.service.ts';
import { findHolder } from './store.ts';
import { rotation } from './words.ts';

const MOST_PAST_HOSTS = 6;
/** So many of the queue are shown; one more tells that there are others. */
const MOST_SHOWN = 12;

/** The overview of the rotation, as `giliran` without words shows it too. */
export async function showRotation(call: Call): Promise<readonly Reaction[]> {
  const { context, work, language } = call;
  const { forum, actor } = context;
  const next = await findNextMeeting(work.db, {
    forumId: forum.id,
    after: work.now,
    states: ['draft', 'announced'],
  });
  const read = await readRotation(work, forum.id);
  const queue = queueOf(read, MOST_SHOWN + 1);
  const history = await listHistory(work.db, { forumId: forum.id, zone: forum.timeZone, now: work.now });
  const overview = rotation(
    {
      forumName: forum.name,
      zone: forum.timeZone,
      next,
      showsDate: next?.state !== 'draft' || (mayUse('umumkan', actor.roles) && !isOverheard(call)),
      holder: await findHolder(work.db, forum.id),
      holderSlot: read.holderSlot,
      queue: queue.slice(0, MOST_SHOWN),
      hasMore: queue.length > MOST_SHOWN,
      past: history.slice(-MOST_PAST_HOSTS).toReversed(),
      mayChange: mayUse('giliran', actor.roles),
    },
    language,
  );
  return replyHere(call, overview);
}
