import type { SaidDetails } from '../../language/said-details.ts';
import type { Answer } from '../../model/answer.ts';
import {
  countTaken,
  lockPlaces,
  lockUnlimited,
  markTakenChanged,
  type PlacesOf,
} from '../../model/places.store.ts';
import type { Work } from '../../model/work.ts';
import { type Heard, heardBy } from '../../notices/recipients/rules.ts';
import { targetsOf } from '../../notices/recipients/service.ts';
import { planNotice } from '../../notices/service.ts';
import { placeGiven } from './place-given.notice.ts';
import { LONGEST, NO_DETAIL, placesOf, positionOf, promoted, type Waiting } from './rules.ts';
import {
  appendWaiting,
  endWaiting,
  findAnswered,
  forgetGone,
  listComing,
  listWaiting,
  readCapacity,
  saveDetail,
} from './store.ts';
import type { Detail, DetailKey } from './types.ts';

export { keepLetterBeside } from './substitutes/letters.ts';
export { listComing };

/** As urgent as what somebody waits for. */
const PRIORITY = 10;

/** Places that are held until the transaction ends. */
export interface HeldPlaces extends PlacesOf {
  readonly capacity: number;
}

/**
 * Holds the places of a meeting that has a capacity, so that answers to it are taken one after the other; undefined where it has none,
 * and gets none before the transaction ends.
 * @param meetingId undefined: the meeting that takes answers next
 */
export async function holdPlaces(
  { db, now }: Pick<Work, 'db' | 'now'>,
  { forumId, meetingId: named }: { readonly forumId: number; readonly meetingId: number | undefined },
): Promise<HeldPlaces | undefined> {
  const meetingId = await findAnswered(db, { forumId, meetingId: named, now });
  if (meetingId === undefined) return undefined;
  const places = { forumId, meetingId };
  if (await lockUnlimited(db, places)) return undefined;
  await lockPlaces(db, places);
  return { ...places, capacity: (await readCapacity(db, places)) ?? Number.POSITIVE_INFINITY };
}

/** An answer that was recorded or taken back: what counted before, and what counts now. */
export interface SettledAnswer {
  readonly institutionId: number;
  readonly before: Answer | undefined;
  readonly now: Answer | undefined;
}

/**
 * Settles the places after an answer was recorded or taken back while they were held: who comes anew goes to the end of the waiting
 * list where all places are taken, and whoever's turn has come gets a place and is told. Gives the institution's position on the list;
 * undefined where it has a place.
 */
export async function settleAnswer(
  work: Work,
  { held, answer }: { readonly held: HeldPlaces; readonly answer: SettledAnswer },
): Promise<number | undefined> {
  const { forumId, meetingId, capacity } = held;
  const { institutionId } = answer;
  const isNew = isComing(answer.now) && !isComing(answer.before);
  if (isNew) {
    const waiting = await listWaiting(work.db, held);
    if (waiting.length === 0 && (await countTaken(work.db, held)) <= capacity) return undefined;
    await appendWaiting(work.db, { forumId, meetingId, institutionId });
  }
  const left = await promote(work, { ...held, except: isNew ? institutionId : undefined });
  return positionOf(left, institutionId);
}

function isComing(answer: Answer | undefined): boolean {
  return answer === 'attending' || answer === 'represented';
}

/** Gives free places to those whose turn it is, and tells them; for a meeting whose places are not held yet. */
export async function settlePlaces(work: Work, places: PlacesOf): Promise<void> {
  await lockPlaces(work.db, places);
  await promote(work, { ...places, except: undefined });
}

/** Gives out what is free. Gives back who still waits. */
async function promote(
  work: Work,
  { forumId, meetingId, except }: PlacesOf & { readonly except: number | undefined },
): Promise<readonly Waiting[]> {
  const places = { forumId, meetingId };
  await forgetGone(work.db, places);
  const waiting = await listWaiting(work.db, places);
  if (waiting.length === 0) return waiting;
  const capacity = (await readCapacity(work.db, places)) ?? Number.POSITIVE_INFINITY;
  const given = promoted(waiting, capacity - (await countTaken(work.db, places)));
  if (given.length === 0) return waiting;
  await endWaiting(work.db, { ...places, institutionIds: given });
  await markTakenChanged(work.db, { ...places, now: work.now });
  for (const institutionId of given)
    if (institutionId !== except) await tellPlaceGiven(work, { ...places, institutionId });
  return waiting.filter(({ institutionId }) => !given.includes(institutionId));
}

async function tellPlaceGiven(work: Work, { forumId, meetingId, institutionId }: DetailKey): Promise<Heard> {
  const subject = { forumId, meetingId, hostInstitutionId: undefined };
  const targets = await targetsOf(work, { subject, audience: { institutionId } });
  await planNotice(work, {
    ...{ forumId, meetingId, kind: placeGiven, facts: { institutionId }, dueAt: work.now },
    // Who gave the place back and waited again is told again.
    key: `placeGiven:${meetingId}:${institutionId}:${work.now}`,
    targets,
    priority: PRIORITY,
  });
  return heardBy(targets);
}

/** Gives an institution that waits a place beyond the capacity, and says who of it hears so; undefined where it does not wait. */
export async function givePlace(work: Work, key: DetailKey): Promise<Heard | undefined> {
  await lockPlaces(work.db, key);
  const coming = await listComing(work.db, key);
  const one = coming.find(({ institutionId }) => institutionId === key.institutionId);
  if (one?.waitingTurn === undefined) return undefined;
  const { forumId, meetingId, institutionId } = key;
  await endWaiting(work.db, { forumId, meetingId, institutionIds: [institutionId] });
  await markTakenChanged(work.db, { forumId, meetingId, now: work.now });
  return tellPlaceGiven(work, key);
}

/** How changing a detail ended. */
export type DetailSaved =
  | { readonly ok: true; readonly detail: Detail }
  | { readonly ok: false; readonly reason: 'notComing' }
  | { readonly ok: false; readonly reason: 'placesShort'; readonly free: number };

/** Keeps how somebody comes; more places than are free are not given, and freed ones go to who waits. */
export async function changeDetail(
  work: Work,
  {
    key,
    change,
    byPersonId,
  }: { readonly key: DetailKey; readonly change: Partial<Detail>; readonly byPersonId: number | undefined },
): Promise<DetailSaved> {
  await lockPlaces(work.db, key);
  const one = (await listComing(work.db, key)).find((other) => other.institutionId === key.institutionId);
  if (one === undefined) return { ok: false, reason: 'notComing' };
  const before = one.detail ?? NO_DETAIL;
  const detail = { ...before, ...change };
  const more = placesOf(detail) - placesOf(before);
  const capacity = await readCapacity(work.db, key);
  if (more > 0 && capacity !== undefined && one.waitingTurn === undefined) {
    const free = capacity - (await countTaken(work.db, key));
    if (more > free) return { ok: false, reason: 'placesShort', free: Math.max(free, 0) };
  }
  await saveDetail(work.db, { key, detail, byPersonId, now: work.now });
  if (more !== 0) {
    await markTakenChanged(work.db, { ...key, now: work.now });
    await promote(work, { ...key, except: undefined });
  }
  return { ok: true, detail };
}

/**
 * Keeps what an answer's words say of how somebody comes; plates only where none are known, for who filled them in said more. Gives what
 * was kept; undefined where nothing is new, or places are short.
 */
export async function saidDetails(
  work: Work,
  {
    key,
    said,
    byPersonId,
  }: { readonly key: DetailKey; readonly said: SaidDetails; readonly byPersonId: number | undefined },
): Promise<SaidDetails | undefined> {
  if (said.isOnline === undefined && said.plates.length === 0) return undefined;
  const one = (await listComing(work.db, key)).find((other) => other.institutionId === key.institutionId);
  if (one === undefined) return undefined;
  const { isOnline, vehicles } = one.detail ?? NO_DETAIL;
  const kept: SaidDetails = {
    isOnline: said.isOnline === isOnline ? undefined : said.isOnline,
    plates: vehicles === '' ? said.plates : [],
  };
  const change: Partial<Detail> = {
    ...(kept.isOnline === undefined ? {} : { isOnline: kept.isOnline }),
    ...(kept.plates.length === 0 ? {} : { vehicles: kept.plates.join('\n').slice(0, LONGEST.vehicles) }),
  };
  if (Object.keys(change).length === 0) return undefined;
  const saved = await changeDetail(work, { key, change, byPersonId });
  return saved.ok ? kept : undefined;
}
