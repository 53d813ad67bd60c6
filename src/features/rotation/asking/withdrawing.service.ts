import { isoDate } from '../../../language/dates/format.ts';
import { done, refused } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import { type AbsenceWindow, isAbsentOn } from '../absence/absence.rules.ts';
import { promisedTo, readRotation } from '../queue/order.service.ts';
import { notePlace } from '../queue/places.store.ts';
import { takeStep } from '../steps/steps.service.ts';
import type { RotationPlace, StepBy } from '../types.ts';
import { decideAsk, findOpenAsk, type HostAsk, type Promised, withdrawAgreed } from './asks.store.ts';
import { passOn } from './next-question.service.ts';
import { tellInstitution } from './telling.service.ts';
import { endWishes } from './wishes.service.ts';

/** Withdraws an open question and says so to whom it was put; false when it is decided already. */
export async function withdrawAsk(
  work: Work,
  { ask, by }: { readonly ask: HostAsk; readonly by: StepBy },
): Promise<boolean> {
  const { forumId, id, institutionId } = ask;
  const decision = { forumId, id, state: 'withdrawn', byId: by.personId, now: work.now } as const;
  if (!(await decideAsk(work.db, decision))) return false;
  await endWishes(work, { forumId, askId: id });
  await notePlace(work.db, { forumId, institutionId, now: work.now, consent: null });
  const facts = { what: 'withdrawn', askId: id, institutionId } as const;
  await tellInstitution(work, { forumId, key: `host-reply:withdrawn:${id}`, facts });
  return true;
}

/** Withdraws the question that waits, where it is one that the leaders have settled otherwise, and gives it. */
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
): Promise<HostAsk | undefined> {
  const open = await findOpenAsk(work.db, forumId);
  if (open === undefined || !isSettled(open)) return undefined;
  return (await withdrawAsk(work, { ask: open, by })) ? open : undefined;
}

/** What an institution had agreed to does not stand any more: it is told, and the question it had answered is given. */
export async function releaseAgreed(
  work: Work,
  { by, number, ...place }: RotationPlace & { readonly by: StepBy; readonly number: number | undefined },
): Promise<HostAsk | undefined> {
  const { forumId, institutionId } = place;
  if (number === undefined) return undefined;
  const ask = await withdrawAgreed(work.db, { ...place, number, byId: by.personId, now: work.now });
  if (ask === undefined) return undefined;
  const facts = { what: 'released', askId: ask.id, institutionId } as const;
  await tellInstitution(work, { forumId, key: `host-reply:released:${ask.id}:${work.now}`, facts });
  return ask;
}

/** A meeting that was promised to another institution falls to this one: what that one had agreed to does not stand, and it is told. */
export async function releasePromise(
  work: Work,
  { forumId, institutionId, number, by }: RotationPlace & { readonly by: StepBy; readonly number: number },
): Promise<void> {
  const other = promisedTo(await readRotation(work, forumId), { number, exceptFor: institutionId });
  if (other === undefined) return;
  const place = { forumId, institutionId: other.institutionId };
  const hasAgreed = other.consent === 'agreed';
  if (hasAgreed) await releaseAgreed(work, { ...place, by, number });
  await notePlace(work.db, { ...place, now: work.now, pinnedTo: null, ...(hasAgreed && { consent: null }) });
}

/** A meeting that an institution agreed to has got another host: it is told, once; false where that is so no more. */
export async function releaseBroken(work: Work, { number, ...place }: Promised): Promise<boolean> {
  const { forumId, institutionId } = place;
  const step = { forumId, personId: undefined, action: 'giliran selesai', subject: '', canUndo: false };
  const released = await takeStep({ work, step }, async () => {
    const { order } = await readRotation(work, forumId);
    const own = order.candidates.find((one) => one.institutionId === institutionId);
    if (own?.consent !== 'agreed' || own.pinnedTo !== number) return refused('askGone');
    await releaseAgreed(work, { ...place, by: { personId: undefined }, number });
    await notePlace(work.db, { ...place, now: work.now, consent: null, pinnedTo: null });
    return done(own);
  });
  return released.ok;
}

/**
 * After the leaders withdrew a question, or what was agreed to, the next one is asked by itself, as after a refusal, where the forum
 * wants that: in the same transaction, so that it is asked once whatever dies.
 */
export async function askInstead(
  work: Work,
  { withdrawn, by }: { readonly withdrawn: HostAsk | undefined; readonly by: StepBy },
): Promise<void> {
  if (withdrawn === undefined) return;
  const { forumId } = withdrawn;
  if ((await findOpenAsk(work.db, forumId)) !== undefined) return;
  const { rules } = await readRotation(work, forumId);
  if (rules.asksItself) await passOn(work, { forumId, ask: withdrawn, by });
}

/**
 * An institution turns out to be away: a question about a meeting of that time is withdrawn and the next one is asked, and so it is
 * where it had agreed to such a meeting.
 */
export async function settleAbsent(
  work: Work,
  { by, window, ...away }: RotationPlace & { readonly by: StepBy; readonly window: AbsenceWindow },
): Promise<void> {
  const { forumId, institutionId } = away;
  const { forum, order, slots } = await readRotation(work, forumId);
  const withdrawn = await withdrawWhere(work, {
    ...{ forumId, by },
    isSettled: ({ institutionId: asked, expectedAt }) =>
      asked === institutionId &&
      expectedAt !== undefined &&
      isAbsentOn(window, isoDate(expectedAt, forum.timeZone)),
  });
  const place = order.candidates.find((one) => one.institutionId === institutionId);
  const promised = slots.find(({ number }) => number === place?.pinnedTo);
  const isAway = promised?.date !== undefined && isAbsentOn(window, promised.date);
  const isReleased = place?.consent === 'agreed' && isAway;
  const released = isReleased
    ? await releaseAgreed(work, { ...away, by, number: promised.number })
    : undefined;
  if (isReleased) await notePlace(work.db, { ...away, now: work.now, consent: null, pinnedTo: null });
  await askInstead(work, { withdrawn: withdrawn ?? released, by });
}
