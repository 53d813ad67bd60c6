import { done, type Result, refused } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import { afterDeclined, isAvailable } from '../queue/order.rules.ts';
import { placeInQueue, promisedTo, readRotation } from '../queue/order.service.ts';
import { forgetPassed, notePlace } from '../queue/places.store.ts';
import { type StepRecord, stepAbout, takeStep } from '../steps/steps.service.ts';
import { peopleOf } from '../store.ts';
import type { RotationPlace, StepBy } from '../types.ts';
import { decideAsk, findAsk, findOpenAsk, type HostAsk, prolongAsk } from './asks.store.ts';
import {
  type AskAnswer,
  type Asked,
  askNext,
  type PassedOn,
  passOn,
  putQuestion,
  type Question,
  slotToAsk,
} from './next-question.service.ts';
import { tellOfAsk } from './telling.service.ts';
import { endWishes } from './wishes.service.ts';
import { withdrawAsk } from './withdrawing.service.ts';

/** A question to be asked: to the institution named, else to the one whose turn it is. */
export interface AskOrder {
  readonly forumId: number;
  readonly institutionId: number | undefined;
  readonly by: StepBy;
  /** The open question that this one stands in for; without it an open one is left alone. */
  readonly insteadOf?: number;
}

export type AskRefusal =
  | 'notInQueue'
  | 'nobodyToAsk'
  | 'alreadyAsked'
  | 'otherAsked'
  | 'agreedAlready'
  | 'hostAbsent'
  | 'pinTaken'
  | 'nobodyLeft'
  | 'askGone';

/** Asks an institution whether it will be host of the next meeting that needs one. */
export function askToHost(work: Work, order: AskOrder): Promise<Result<Asked, AskRefusal>> {
  const { forumId, by } = order;
  return takeStep({ work, step: stepOf(forumId, { by, action: 'giliran tanya' }) }, async () => {
    const open = await findOpenAsk(work.db, forumId);
    if (open !== undefined && open.id !== order.insteadOf)
      return refused(
        order.institutionId === undefined || open.institutionId === order.institutionId
          ? 'alreadyAsked'
          : 'otherAsked',
      );
    if (open === undefined && order.insteadOf !== undefined) return refused('askGone');
    if (order.institutionId === undefined) return askNext(work, { forumId, by });
    // Nothing is withdrawn for a question that cannot be put.
    const named = await findAskable(work, { forumId, institutionId: order.institutionId });
    if (!named.ok) return named;
    if (open !== undefined) await withdrawAsk(work, { ask: open, by });
    return done(await putQuestion(work, { ...named.value, forumId, by }));
  });
}

/**
 * Asks from the front again, also those who declined that meeting: nobody else was left.
 * @param order `number` is that of the meeting, where it is known
 */
export function askAllAgain(
  work: Work,
  order: { readonly forumId: number; readonly by: StepBy; readonly number: number | undefined },
): Promise<Result<Asked, AskRefusal>> {
  const { forumId, by } = order;
  return takeStep({ work, step: stepOf(forumId, { by, action: 'giliran ulang' }) }, async () => {
    if ((await findOpenAsk(work.db, forumId)) !== undefined) return refused('alreadyAsked');
    const { number } = slotToAsk(await readRotation(work, forumId));
    if (order.number !== undefined && order.number !== number) return refused('askGone');
    await forgetPassed(work.db, { forumId, number });
    return askNext(work, { forumId, by });
  });
}

/** An institution that is named and may be asked now, about which meeting. */
async function findAskable(
  work: Work,
  { forumId, institutionId }: RotationPlace,
): Promise<Result<Pick<Question, 'place' | 'slot' | 'people'>, AskRefusal>> {
  const rotation = await readRotation(work, forumId);
  const place = placeInQueue(rotation, institutionId);
  if (place === undefined) return refused('notInQueue');
  if (place.consent === 'agreed') return refused('agreedAlready');
  const slot = slotToAsk(rotation);
  if (!isAvailable({ ...place, passedFor: undefined }, slot)) return refused('hostAbsent');
  const promised = promisedTo(rotation, { number: slot.number, exceptFor: institutionId });
  if (promised !== undefined && isAvailable(promised, slot)) return refused('pinTaken');
  const people = await peopleOf(work.db, { forumId, institutionId, now: work.now });
  if (people.length === 0) return refused('nobodyToAsk');
  return done({ place, slot, people });
}

/** The institution is willing: the meeting is promised to it. */
export async function agreeToHost(
  work: Work,
  { forumId, ask, by }: AskAnswer,
): Promise<Result<HostAsk, 'askGone'>> {
  return takeStep(
    { work, step: await stepAbout(work, { place: ask, by, action: 'tuanrumah jawab bersedia' }) },
    async () => {
      const { id, institutionId, number } = ask;
      const decision = { forumId, id, state: 'agreed', byId: by.personId, now: work.now } as const;
      if (!(await decideAsk(work.db, decision))) return refused('askGone');
      await endWishes(work, { forumId, askId: id });
      const notes = { consent: 'agreed', pinnedTo: number, passedFor: null } as const;
      await notePlace(work.db, { forumId, institutionId, now: work.now, ...notes });
      await tellOfAsk(work, { ask, what: 'agreed' });
      return done(ask);
    },
  );
}

/**
 * The institution cannot: it is passed over for that meeting by the forum's rule, and the next one is asked, in the same
 * transaction, so that it is asked once whatever dies.
 */
export async function declineToHost(
  work: Work,
  { forumId, ask, by, reason }: AskAnswer & { readonly reason: string },
): Promise<Result<PassedOn, 'askGone'>> {
  return takeStep(
    { work, step: await stepAbout(work, { place: ask, by, action: 'tuanrumah jawab tidak bisa' }) },
    async () => {
      const { id, institutionId, number } = ask;
      const decision = { forumId, id, state: 'declined', reason, byId: by.personId, now: work.now } as const;
      if (!(await decideAsk(work.db, decision))) return refused('askGone');
      await endWishes(work, { forumId, askId: id });
      const { order, rules } = await readRotation(work, forumId);
      const refusal = {
        institutionId,
        slot: { number, date: undefined },
        at: work.now,
        goes: rules.declined,
      };
      const own = afterDeclined(order, refusal).candidates.find((one) => one.institutionId === institutionId);
      const place = rules.declined === 'end' ? { waitingSince: work.now, ...handPlaceOf(own) } : {};
      const notes = {
        consent: 'declined',
        pinnedTo: null,
        passedFor: number,
        willing: null,
        ...place,
      } as const;
      await notePlace(work.db, { forumId, institutionId, now: work.now, ...notes });
      await tellOfAsk(work, { ask, what: 'declined' });
      return done(await passOn(work, { forumId, ask, by }));
    },
  );
}

function handPlaceOf(place: { readonly handPlace: number | undefined } | undefined): {
  readonly handPlace?: number;
} {
  return place?.handPlace === undefined ? {} : { handPlace: place.handPlace };
}

/** The leaders go on without an answer: the institution keeps its place, and the next one is asked. */
export async function goOnWithoutAnswer(
  work: Work,
  { forumId, ask, by }: AskAnswer,
): Promise<Result<PassedOn, 'askGone'>> {
  return takeStep(
    { work, step: await stepAbout(work, { place: ask, by, action: 'giliran lanjut' }) },
    async () => {
      const { institutionId, number } = ask;
      if (!(await withdrawAsk(work, { ask, by }))) return refused('askGone');
      await notePlace(work.db, { forumId, institutionId, now: work.now, consent: null, passedFor: number });
      return done(await passOn(work, { forumId, ask, by }));
    },
  );
}

/** An institution asks inside first, which it may once, or the leaders wait longer: the days begin anew. */
export async function waitLonger(
  work: Work,
  { forumId, ask, by, isPondering }: AskAnswer & { readonly isPondering: boolean },
): Promise<Result<HostAsk, 'askGone' | 'ponderedAlready'>> {
  const action = isPondering ? 'tuanrumah tanya dulu' : 'giliran tunggu';
  return takeStep({ work, step: await stepAbout(work, { place: ask, by, action }) }, async () => {
    const { id } = ask;
    if (await prolongAsk(work.db, { forumId, id, isPondering, now: work.now })) return done(ask);
    const present = await findAsk(work.db, { forumId, id });
    return refused(present?.state === 'open' ? 'ponderedAlready' : 'askGone');
  });
}

/** Withdraws a question whose meeting has got its host otherwise. */
export async function withdrawSettled(
  work: Work,
  { ask, by }: { readonly ask: HostAsk; readonly by: StepBy },
): Promise<Result<HostAsk, 'askGone'>> {
  const step = await stepAbout(work, { place: ask, by, action: 'giliran selesai' });
  return takeStep({ work, step }, async () =>
    (await withdrawAsk(work, { ask, by })) ? done(ask) : refused('askGone'),
  );
}

function stepOf(
  forumId: number,
  { by, action }: { readonly by: StepBy; readonly action: string },
): StepRecord {
  return { forumId, personId: by.personId, action, subject: '' };
}
