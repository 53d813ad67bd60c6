import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import { peopleOf } from '../store.ts';
import { findAsk, findExchange, withdrawExchanges } from './asks.store.ts';
import { hostExchange } from './host-exchange.notice.ts';
import { tellInstitution } from './telling.service.ts';

/** A wish to exchange turns by its row; the key tells one occasion from another. */
interface Wish {
  readonly forumId: number;
  readonly exchangeId: number;
  readonly key?: string;
}

/** Puts a wish to the other side. */
export async function putWish(work: Work, { forumId, exchangeId, key }: Wish): Promise<void> {
  const wish = await findExchange(work.db, { forumId, id: exchangeId });
  if (wish?.state !== 'open') return;
  const { institutionId } = wish;
  const people = await peopleOf(work.db, { forumId, institutionId, now: work.now });
  const name = `host-exchange:${exchangeId}`;
  await planNotice(work, {
    ...{ forumId, kind: hostExchange, key: key === undefined ? name : `${name}:${key}`, meetingId: null },
    ...{ dueAt: work.now, priority: 10, facts: { exchangeId, institutionId } },
    targets: people.map((personId) => ({ kind: 'person', personId })),
  });
}

/** Tells the other side of a wish that nobody waits for its answer any more. */
export async function tellWishOff(work: Work, { forumId, exchangeId, key = 'off' }: Wish): Promise<void> {
  const wish = await findExchange(work.db, { forumId, id: exchangeId });
  const ask = wish && (await findAsk(work.db, { forumId, id: wish.askId }));
  if (wish === undefined || ask === undefined) return;
  await tellInstitution(work, {
    ...{ forumId, key: `host-reply:wish:${exchangeId}:${key}` },
    facts: {
      ...{ what: 'exchangeOff', askId: ask.id, exchangeId },
      ...{ institutionId: wish.institutionId, otherId: ask.institutionId },
    },
  });
}

/** Ends the wishes that belong to a question which is decided otherwise, and tells those who were asked about them. */
export async function endWishes(
  work: Work,
  { forumId, askId }: { readonly forumId: number; readonly askId: number },
): Promise<void> {
  for (const exchangeId of await withdrawExchanges(work.db, { forumId, askId, now: work.now }))
    await tellWishOff(work, { forumId, exchangeId, key: `off:${work.now}` });
}
