import { done, type Result, refused } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import { afterSwap, isAvailable, maySwapWith } from '../queue/order.rules.ts';
import { placeInQueue, queueOf, type Rotation, readRotation } from '../queue/order.service.ts';
import { notePlace, type Place } from '../queue/places.store.ts';
import { stepAbout, takeStep } from '../steps/steps.service.ts';
import { peopleOf } from '../store.ts';
import type { QueueEntry, StepBy } from '../types.ts';
import {
  decideAsk,
  decideExchange,
  findAsk,
  findOpenExchange,
  type HostAsk,
  type HostExchange,
  insertAsk,
  insertExchange,
} from './asks.store.ts';
import type { AskAnswer } from './next-question.service.ts';
import { tellInstitution, tellOfAsk } from './telling.service.ts';
import { putWish } from './wishes.service.ts';

/** Institutions with which the asked one may exchange, as they come in the queue. */
export async function exchangePartners(work: Work, ask: HostAsk): Promise<readonly QueueEntry[]> {
  const rotation = await readRotation(work, ask.forumId);
  const may = new Set(
    rotation.order.candidates
      .filter((place) => exchangeProblem(rotation, { ask, place }) === undefined)
      .map(({ institutionId }) => institutionId),
  );
  return queueOf(rotation).filter(({ institutionId }) => may.has(institutionId));
}

export type ExchangeRefusal =
  | 'askGone'
  | 'notInQueue'
  | 'swapWithItself'
  | 'hostAbsent'
  | 'exchangeTurnHad'
  | 'exchangeOpen'
  | 'nobodyToAsk';

function exchangeProblem(
  rotation: Rotation,
  { ask, place }: { readonly ask: HostAsk; readonly place: Place },
): 'notInQueue' | 'swapWithItself' | 'hostAbsent' | 'exchangeTurnHad' | undefined {
  const { institutionId } = place;
  if (institutionId === ask.institutionId) return 'swapWithItself';
  if (placeInQueue(rotation, institutionId) === undefined) return 'notInQueue';
  const slot = rotation.slots.find(({ number }) => number === ask.number) ?? rotation.next;
  if (!isAvailable(place, slot)) return 'hostAbsent';
  const isLast = rotation.order.round.lastHostId === institutionId;
  return isLast || place.consent === 'agreed' || !maySwapWith(rotation.order, place)
    ? 'exchangeTurnHad'
    : undefined;
}

/** The asked institution wishes to exchange: the other one is asked, and the question stays open meanwhile. */
export async function proposeExchange(
  work: Work,
  { forumId, ask, by, otherId }: AskAnswer & { readonly otherId: number },
): Promise<Result<Place, ExchangeRefusal>> {
  const step = await stepAbout(work, { place: ask, otherId, by, action: 'tuanrumah tukar' });
  return takeStep({ work, step }, async () => {
    const present = await findAsk(work.db, { forumId, id: ask.id });
    if (present?.state !== 'open') return refused('askGone');
    const rotation = await readRotation(work, forumId);
    const place = rotation.order.candidates.find(({ institutionId }) => institutionId === otherId);
    if (place === undefined) return refused('notInQueue');
    const problem = exchangeProblem(rotation, { ask: present, place });
    if (problem !== undefined) return refused(problem);
    if ((await findOpenExchange(work.db, { forumId, askId: ask.id })) !== undefined)
      return refused('exchangeOpen');
    const people = await peopleOf(work.db, { forumId, institutionId: otherId, now: work.now });
    if (people.length === 0) return refused('nobodyToAsk');
    const exchangeId = await insertExchange(work.db, {
      ...{ forumId, askId: ask.id, institutionId: otherId, byId: by.personId, now: work.now },
    });
    await putWish(work, { forumId, exchangeId });
    await tellOfAsk(work, { ask, what: 'exchangeAsked', otherId });
    return done(place);
  });
}

/** An answer of the other side. */
export interface ExchangeAnswer {
  readonly forumId: number;
  readonly exchange: HostExchange;
  readonly by: StepBy;
}

/**
 * The other side agrees: the two change places, the meeting is promised to it, and the leaders are told. Not where the queue has
 * changed since, so that the two cannot exchange any more.
 */
export async function agreeToExchange(
  work: Work,
  { forumId, exchange, by }: ExchangeAnswer,
): Promise<Result<HostAsk, 'askGone' | 'exchangeOff'>> {
  const own = { forumId, institutionId: exchange.institutionId };
  const wished = await findAsk(work.db, { forumId, id: exchange.askId });
  const step = await stepAbout(work, {
    ...{ place: own, by, action: 'tuanrumah tukar setuju' },
    ...(wished === undefined ? {} : { otherId: wished.institutionId }),
  });
  return takeStep({ work, step }, async () => {
    const { id, askId, institutionId: otherId } = exchange;
    const about = { forumId, byId: by.personId, now: work.now };
    const ask = await findAsk(work.db, { forumId, id: askId });
    if (ask?.state !== 'open' || exchange.state !== 'open') return refused('askGone');
    const rotation = await readRotation(work, forumId);
    const place = rotation.order.candidates.find(({ institutionId }) => institutionId === otherId);
    if (place === undefined || exchangeProblem(rotation, { ask, place }) !== undefined)
      return refused('exchangeOff');
    if (!(await decideExchange(work.db, { ...about, id, state: 'agreed' }))) return refused('askGone');
    await decideAsk(work.db, { ...about, id: askId, state: 'exchanged' });
    await changePlaces(work, { forumId, ask, otherId });
    const { number, expectedAt } = ask;
    await insertAsk(work.db, { ...about, institutionId: otherId, number, expectedAt, state: 'agreed' });
    await tellOfAsk(work, { ask, what: 'exchanged', otherId });
    const facts = { what: 'exchangeAgreed', askId, institutionId: ask.institutionId, otherId } as const;
    await tellInstitution(work, { forumId, key: `host-reply:exchange:${id}`, facts });
    return done(ask);
  });
}

/** A moment before all others, for who takes the place of one that never was host. */
const NEVER = 0;

async function changePlaces(
  work: Work,
  { forumId, ask, otherId }: { readonly forumId: number; readonly ask: HostAsk; readonly otherId: number },
): Promise<void> {
  const { order } = await readRotation(work, forumId);
  const swapped = afterSwap(order, [ask.institutionId, otherId]).candidates;
  for (const { institutionId, waitingSince, handPlace, pinnedTo } of swapped) {
    const isOther = institutionId === otherId;
    if (!isOther && institutionId !== ask.institutionId) continue;
    await notePlace(work.db, {
      ...{ forumId, institutionId, now: work.now, waitingSince: waitingSince ?? NEVER },
      handPlace: handPlace ?? null,
      ...(isOther
        ? { consent: 'agreed', pinnedTo: ask.number, passedFor: null }
        : { consent: null, pinnedTo: pinnedTo === ask.number ? null : (pinnedTo ?? null) }),
    });
  }
}

/** The other side keeps its turn; whoever wished is told, and its question is still open. */
export async function declineExchange(
  work: Work,
  { forumId, exchange, by }: ExchangeAnswer,
): Promise<Result<HostAsk, 'askGone'>> {
  const own = { forumId, institutionId: exchange.institutionId };
  const wished = await findAsk(work.db, { forumId, id: exchange.askId });
  const step = await stepAbout(work, {
    ...{ place: own, by, action: 'tuanrumah tukar tolak' },
    ...(wished === undefined ? {} : { otherId: wished.institutionId }),
  });
  return takeStep({ work, step }, async () => {
    const { id, askId, institutionId: otherId } = exchange;
    const ask = await findAsk(work.db, { forumId, id: askId });
    const decision = { forumId, id, state: 'declined', byId: by.personId, now: work.now } as const;
    if (ask === undefined || !(await decideExchange(work.db, decision))) return refused('askGone');
    const facts = { what: 'exchangeDeclined', askId, institutionId: ask.institutionId, otherId } as const;
    await tellInstitution(work, { forumId, key: `host-reply:exchange:${id}`, facts });
    return done(ask);
  });
}
