import { message } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { replyHere } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { isOwn, mayRemove } from './ending.ts';
import { findRequestNumbered } from './requests.store.ts';
import { requestsShown } from './requests.words.ts';

/** Shows the request of a number, for entries and requests are counted together; undefined where there is none. */
export async function openRequest(call: Call, number: number): Promise<readonly Reaction[] | undefined> {
  const { work, context, language } = call;
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const request = await findRequestNumbered(work.db, { forumId, number });
  if (request === undefined) return undefined;
  const { id, wording, status } = request;
  if (status !== 'open') {
    const summary = language.t('finding:requestOver', { number, wording });
    return replyHere(call, message({ summary }));
  }
  const shown = requestsShown(
    {
      ...{ forum, zone, requests: [request], offset: 0, next: undefined },
      ownIds: new Set(isOwn(call, request) ? [id] : []),
      mayCurate: mayRemove(call),
    },
    language,
  );
  return replyHere(call, shown);
}
