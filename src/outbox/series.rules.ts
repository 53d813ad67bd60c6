import type { NoticeFacts } from '../notices/types.ts';
import type { ClaimedDelivery } from './delivery.ts';
import type { Scene } from './present/types.ts';

export type ChangeFacts = NoticeFacts['change'];

/** The batch, in which each change tells also what changed before it and was not told: so it reads, and so urgent it is. */
export function withUntold(
  batch: readonly ClaimedDelivery[],
  { changeSeries }: Pick<Scene, 'changeSeries'>,
): readonly ClaimedDelivery[] {
  return batch.map((delivery) => {
    const untold = changeSeries.untold.get(delivery.id) ?? [];
    if (untold.length === 0) return delivery;
    const own = delivery.facts as unknown as ChangeFacts;
    return { ...delivery, facts: { ...joinChanges([...untold, own]) } };
  });
}

/**
 * Several changes as one, the oldest first: everything that changed, every reason, and the start before all of them. A meeting
 * that is cancelled is just that.
 */
export function joinChanges(changes: readonly ChangeFacts[]): ChangeFacts {
  const [first] = changes;
  const last = changes.at(-1);
  if (first === undefined || last === undefined) throw new Error('there is always a change to tell');
  const { previousStartsAt = last.previousStartsAt } = first;
  const start = previousStartsAt === undefined ? {} : { previousStartsAt };
  if (last.what === 'cancelled') return { ...last, ...start };
  return {
    ...last,
    ...start,
    what: changes.some(({ what }) => what === 'postponed') ? 'postponed' : 'changed',
    reason: distinct(changes.map(({ reason }) => reason)).join('; '),
    fields: distinct(changes.flatMap(({ fields }) => fields)),
  };
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => word !== '');
}
