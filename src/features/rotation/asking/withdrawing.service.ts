import { isoDate } from '../../../language/dates/format.ts';
import type { Work } from '../../../model/work.ts';
import { type AbsenceWindow, isAbsentOn } from '../absence/absence.rules.ts';
import { readRotation } from '../queue/order.service.ts';
import { notePlace } from '../queue/places.store.ts';
import type { RotationPlace, StepBy } from '../types.ts';
import { decideAsk, findOpenAsk, type HostAsk, withdrawExchanges } from './asks.store.ts';
import { tellInstitution } from './telling.service.ts';

/** Withdraws an open question and says so to whom it was put; false when it is decided already. */
export async function withdrawAsk(
  work: Work,
  { ask, by }: { readonly ask: HostAsk; readonly by: StepBy },
): Promise<boolean> {
  const { forumId, id, institutionId } = ask;
  const decision = { forumId, id, state: 'withdrawn', byId: by.personId, now: work.now } as const;
  if (!(await decideAsk(work.db, decision))) return false;
  await withdrawExchanges(work.db, { forumId, askId: id, now: work.now });
  await notePlace(work.db, { forumId, institutionId, now: work.now, consent: null });
  const facts = { what: 'withdrawn', askId: id, institutionId } as const;
  await tellInstitution(work, { forumId, key: `host-reply:withdrawn:${id}`, facts });
  return true;
}

/** Withdraws the question that waits, where it is one that the leaders have settled otherwise. */
export async function withdrawWhere(
  work: Work,
  {
    forumId,
    by,
    isSettled,
  }: {
    readonly forumId: number;
    readonly by: StepBy;
    readonly isSettled: (ask: HostAsk) => boolean;
  },
): Promise<void> {
  const open = await findOpenAsk(work.db, forumId);
  if (open !== undefined && isSettled(open)) await withdrawAsk(work, { ask: open, by });
}

/**
 * An institution turns out to be away: a question about a meeting of that time is withdrawn, and what it had agreed to for that
 * time is asked of others again.
 */
export async function settleAbsent(
  work: Work,
  {
    forumId,
    institutionId,
    by,
    window,
  }: RotationPlace & { readonly by: StepBy; readonly window: AbsenceWindow },
): Promise<void> {
  const { forum, order, slots } = await readRotation(work, forumId);
  await withdrawWhere(work, {
    ...{ forumId, by },
    isSettled: ({ institutionId: asked, expectedAt }) =>
      asked === institutionId &&
      expectedAt !== undefined &&
      isAbsentOn(window, isoDate(expectedAt, forum.timeZone)),
  });
  const place = order.candidates.find((one) => one.institutionId === institutionId);
  const promised = slots.find(({ number }) => number === place?.pinnedTo);
  const isAway = promised?.date !== undefined && isAbsentOn(window, promised.date);
  if (place?.consent === 'agreed' && isAway)
    await notePlace(work.db, { forumId, institutionId, now: work.now, consent: null, pinnedTo: null });
}
