import type { Call } from '../../inbound/command.ts';
import { replyHere } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findNextMeeting } from '../meetings/service.ts';
import { findHolder, listPastHosts, listQueue } from './store.ts';
import { rotation } from './words.ts';

const MOST_PAST_HOSTS = 6;

/** The overview of the rotation, as `giliran` without words shows it too. */
export async function showRotation(call: Call): Promise<readonly Reaction[]> {
  const { context, work, language } = call;
  const { forum, actor } = context;
  const next = await findNextMeeting(work.db, {
    forumId: forum.id,
    after: work.now,
    states: ['draft', 'announced'],
  });
  const overview = rotation(
    {
      forumName: forum.name,
      zone: forum.timeZone,
      next,
      holder: await findHolder(work.db, forum.id),
      queue: await listQueue(work.db, forum.id),
      past: await listPastHosts(work.db, { forumId: forum.id, limit: MOST_PAST_HOSTS }),
      mayChange: mayUse('giliran', actor.roles),
    },
    language,
  );
  return replyHere(call, overview);
}
