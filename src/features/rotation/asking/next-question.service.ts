import { done, type Result, refused } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import { recordOwnAct } from '../../audit/service.ts';
import { isAvailable, pickHost } from '../queue/order.rules.ts';
import { type Rotation, readRotation } from '../queue/order.service.ts';
import { notePlace, type Place } from '../queue/places.store.ts';
import type { DatedSlot } from '../queue/slots.rules.ts';
import { peopleOf } from '../store.ts';
import type { StepBy } from '../types.ts';
import { type HostAsk, insertAsk } from './asks.store.ts';
import { sendQuestion, tellLeaders, tellOfAsk } from './telling.service.ts';

/** A question that was asked, to how many people. */
export interface Asked {
  readonly ask: HostAsk;
  readonly place: Place;
  readonly people: number;
}

/** The first meeting for which nobody has agreed yet who can be its host. */
export function slotToAsk({ order, slots, next }: Rotation): DatedSlot {
  const agreed = order.candidates.filter(({ consent }) => consent === 'agreed');
  const isTaken = (slot: DatedSlot): boolean =>
    agreed.some((place) => place.pinnedTo === slot.number && isAvailable(place, slot));
  return slots.find((slot) => !isTaken(slot)) ?? next;
}

/** Asks whose turn it is; whoever has nobody on record cannot be asked, keeps its place and is told of to the leaders. */
export async function askNext(
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

/** Who is asked for which meeting, by whose step. */
export interface Question {
  readonly forumId: number;
  readonly place: Place;
  readonly slot: DatedSlot;
  readonly people: readonly number[];
  readonly by: StepBy;
}

/** Puts the question to an institution's people. */
export async function putQuestion(
  work: Work,
  { forumId, place, slot, people, by }: Question,
): Promise<Asked> {
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

/** What follows a refusal: who is asked next, if anybody. */
export interface PassedOn {
  readonly next: Asked | undefined;
}

/** Asks the next one after a question that found no host, or tells the leaders that nobody is left. */
export async function passOn(work: Work, { forumId, ask, by }: AskAnswer): Promise<PassedOn> {
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
