import { done, type Result, refused } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import { recordOwnAct } from '../../audit/service.ts';
import { afterDeclined, isAvailable, pickHost } from '../queue/order.rules.ts';
import { type Rotation, readRotation } from '../queue/order.service.ts';
import { forgetPassed, notePlace, type Place } from '../queue/places.store.ts';
import { placeInQueue } from '../queue/queue.service.ts';
import type { DatedSlot } from '../queue/slots.rules.ts';
import { type StepRecord, stepAbout, takeStep } from '../steps/steps.service.ts';
import { peopleOf } from '../store.ts';
import type { StepBy } from '../types.ts';
import {
  decideAsk,
  findAsk,
  findOpenAsk,
  type HostAsk,
  insertAsk,
  prolongAsk,
  withdrawExchanges,
} from './asks.store.ts';
import { sendQuestion, tellLeaders, tellOfAsk } from './telling.service.ts';
import { withdrawAsk } from './withdrawing.service.ts';

/** A question to be asked: to the institution named, else to the one whose turn it is. */
export interface AskOrder {
  readonly forumId: number;
  readonly institutionId: number | undefined;
  readonly by: StepBy;
  /** The open question that this one stands in for; without it an open one is left alone. */
  readonly insteadOf?: number;
}

/** A question that was asked, to how many people. */
export interface Asked {
  readonly ask: HostAsk;
  readonly place: Place;
  readonly people: number;
}

export type AskRefusal =
  | 'notInQueue'
  | 'nobodyToAsk'
  | 'alreadyAsked'
  | 'otherAsked'
  | 'agreedAlready'
  | 'hostAbsent'
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
    if (open !== undefined) await withdrawAsk(work, { ask: open, by });
    return order.institutionId === undefined
      ? askNext(work, { forumId, by })
      : askNamed(work, { forumId, by, institutionId: order.institutionId });
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

/** The first meeting for which nobody has agreed yet who can be its host. */
function slotToAsk({ order, slots, next }: Rotation): DatedSlot {
  const agreed = order.candidates.filter(({ consent }) => consent === 'agreed');
  const isTaken = (slot: DatedSlot): boolean =>
    agreed.some((place) => place.pinnedTo === slot.number && isAvailable(place, slot));
  return slots.find((slot) => !isTaken(slot)) ?? next;
}

async function askNamed(
  work: Work,
  {
    forumId,
    by,
    institutionId,
  }: { readonly forumId: number; readonly by: StepBy; readonly institutionId: number },
): Promise<Result<Asked, AskRefusal>> {
  const rotation = await readRotation(work, forumId);
  const place = placeInQueue(rotation, institutionId);
  if (place === undefined) return refused('notInQueue');
  if (place.consent === 'agreed') return refused('agreedAlready');
  const slot = slotToAsk(rotation);
  if (!isAvailable({ ...place, passedFor: undefined }, slot)) return refused('hostAbsent');
  const people = await peopleOf(work.db, { forumId, institutionId, now: work.now });
  if (people.length === 0) return refused('nobodyToAsk');
  return done(await putQuestion(work, { place, slot, people, forumId, by }));
}

/** Asks whose turn it is; whoever has nobody on record cannot be asked, keeps its place and is told of to the leaders. */
async function askNext(
  work: Work,
  { forumId, by }: { readonly forumId: number; readonly by: StepBy },
): Promise<Result<Asked, 'nobodyLeft'>> {
  const rotation = await readRotation(work, forumId);
  const slot = slotToAsk(rotation);
  const isOther = ({ consent }: Place): boolean => consent !== 'agreed';
  let candidates = rotation.order.candidates.filter(isOther);
  for (;;) {
    const { candidate } = pickHost({ ...rotation.order, candidates }, slot) ?? {};
    const place = candidates.find((one) => one.institutionId === candidate?.institutionId);
    if (place === undefined) return refused('nobodyLeft');
    const { institutionId } = place;
    const people = await peopleOf(work.db, { forumId, institutionId, now: work.now });
    if (people.length > 0) return done(await putQuestion(work, { place, slot, people, forumId, by }));
    candidates = candidates.filter((one) => one !== place);
    const key = `host-news:unregistered:${forumId}:${institutionId}:${slot.number}`;
    await tellLeaders(work, { forumId, key, facts: { what: 'unregistered', institutionId } });
  }
}

interface Question {
  readonly forumId: number;
  readonly place: Place;
  readonly slot: DatedSlot;
  readonly people: readonly number[];
  readonly by: StepBy;
}

async function putQuestion(work: Work, { forumId, place, slot, people, by }: Question): Promise<Asked> {
  const { institutionId } = place;
  await notePlace(work.db, { forumId, institutionId, now: work.now, consent: 'asked' });
  const ask = await insertAsk(work.db, {
    ...{ forumId, institutionId, number: slot.number, expectedAt: slot.at },
    ...{ state: 'open', byId: by.personId, now: work.now },
  });
  await sendQuestion(work, { ask, people, key: `host-question:${ask.id}`, isReminder: false });
  return { ask, place, people: people.length };
}

/** An answer to an open question, by somebody of the institution. */
export interface AskAnswer {
  readonly forumId: number;
  readonly ask: HostAsk;
  readonly by: StepBy;
}

/** The institution is willing: the meeting is promised to it. */
export async function agreeToHost(
  work: Work,
  { forumId, ask, by }: AskAnswer,
): Promise<Result<HostAsk, 'askGone'>> {
  return takeStep(
    { work, step: await stepAbout(work, { ask, by, action: 'tuanrumah jawab bersedia' }) },
    async () => {
      const { id, institutionId, number } = ask;
      const decision = { forumId, id, state: 'agreed', byId: by.personId, now: work.now } as const;
      if (!(await decideAsk(work.db, decision))) return refused('askGone');
      await withdrawExchanges(work.db, { forumId, askId: id, now: work.now });
      const notes = { consent: 'agreed', pinnedTo: number, passedFor: null } as const;
      await notePlace(work.db, { forumId, institutionId, now: work.now, ...notes });
      await tellOfAsk(work, { ask, what: 'agreed' });
      return done(ask);
    },
  );
}

/** What follows a refusal: who is asked next, if anybody. */
export interface PassedOn {
  readonly next: Asked | undefined;
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
    { work, step: await stepAbout(work, { ask, by, action: 'tuanrumah jawab tidak bisa' }) },
    async () => {
      const { id, institutionId, number } = ask;
      const decision = { forumId, id, state: 'declined', reason, byId: by.personId, now: work.now } as const;
      if (!(await decideAsk(work.db, decision))) return refused('askGone');
      await withdrawExchanges(work.db, { forumId, askId: id, now: work.now });
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

async function passOn(work: Work, { forumId, ask, by }: AskAnswer): Promise<PassedOn> {
  const next = await askItself(work, { forumId, by });
  if (next === undefined) await tellOfAsk(work, { ask, what: 'nobodyLeft' });
  return { next };
}

/** Asks whose turn it is without anybody having ordered it, which the trail says. */
export async function askItself(
  work: Work,
  { forumId, by }: { readonly forumId: number; readonly by: StepBy },
): Promise<Asked | undefined> {
  const next = await askNext(work, { forumId, by });
  if (!next.ok) return undefined;
  const act = { action: 'giliran tanya', subject: next.value.place.code };
  await recordOwnAct(work.db, { forumId, at: work.now, ...act });
  return next.value;
}

/** The leaders go on without an answer: the institution keeps its place, and the next one is asked. */
export async function goOnWithoutAnswer(
  work: Work,
  { forumId, ask, by }: AskAnswer,
): Promise<Result<PassedOn, 'askGone'>> {
  return takeStep({ work, step: await stepAbout(work, { ask, by, action: 'giliran lanjut' }) }, async () => {
    const { institutionId, number } = ask;
    if (!(await withdrawAsk(work, { ask, by }))) return refused('askGone');
    await notePlace(work.db, { forumId, institutionId, now: work.now, consent: null, passedFor: number });
    return done(await passOn(work, { forumId, ask, by }));
  });
}

/** An institution asks inside first, which it may once, or the leaders wait longer: the days begin anew. */
export async function waitLonger(
  work: Work,
  { forumId, ask, by, isPondering }: AskAnswer & { readonly isPondering: boolean },
): Promise<Result<HostAsk, 'askGone' | 'ponderedAlready'>> {
  const action = isPondering ? 'tuanrumah tanya dulu' : 'giliran tunggu';
  return takeStep({ work, step: await stepAbout(work, { ask, by, action }) }, async () => {
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
  const step = await stepAbout(work, { ask, by, action: 'giliran selesai' });
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
