import type { Db } from '../../../db/db.ts';
import { isoDate } from '../../../language/dates/format.ts';
import type { Forum } from '../../../model/forum.ts';
import { cadenceOf, findForum } from '../../forum/service.ts';
import { findLastMeeting, listMeetings } from '../../meetings/service.ts';
import { listPlannedDays } from '../forecast/planned-days.store.ts';
import { findHolder, lastHostOf } from '../store.ts';
import type { HostRules, HostTurn, PassedOver, QueueEntry } from '../types.ts';
import { expectedTurns, isAvailable, type Order, type Slot } from './order.rules.ts';
import { listPlaces, loadHostRules, type Place } from './places.store.ts';
import { type DatedSlot, slotsAhead } from './slots.rules.ts';
import { highestNumber, hostedSince } from './slots.store.ts';

/** Coming meetings that are looked at. */
const MOST_MEETINGS = 50;

/** So many slots more than institutions are looked at: for who declined one of them or is away for some time. */
const SLOTS_BEYOND = 6;

/** Where something is read: the store, and the moment (epoch milliseconds). */
export interface Reading {
  readonly db: Db;
  readonly now: number;
}

/** Everything by which a forum's hosts are chosen. */
export interface Rotation {
  readonly forum: Forum;
  readonly rules: HostRules;
  readonly order: Omit<Order, 'candidates'> & { readonly candidates: readonly Place[] };
  /** The meetings that need a host, the nearest first; some more than there are candidates. */
  readonly slots: readonly DatedSlot[];
  /** The one that is found a host for now. */
  readonly next: DatedSlot;
  /** Whoever holds the gunungan and is not host of a meeting since or to come: the next one that is made is its. */
  readonly waitingHolderId: number | undefined;
  /** That meeting. */
  readonly holderSlot: DatedSlot | undefined;
}

/** Another day for a meeting that is not made yet, tried; undefined: the one that is reckoned. */
export interface PlannedChange {
  readonly number: number;
  readonly day: string | undefined;
}

/** Reads it; with a change as if that had been saved. */
export async function readRotation(
  { db, now, planned }: Reading & { readonly planned?: PlannedChange },
  forumId: number,
): Promise<Rotation> {
  const forum = await findForum(db, forumId);
  if (forum === undefined) throw new Error(`there is no forum ${forumId}`);
  const { roundStartedAt, ...rules } = await loadHostRules(db, forumId);
  const today = isoDate(now, forum.timeZone);
  const places = await listPlaces(db, { forumId, today, now });
  const holder = await findHolder(db, forumId);
  const isServed = holder === undefined || (await hasHosted({ db, now }, { forumId, holder }));
  const last = await findLastMeeting(db, { forumId, before: now });
  const coming = await listMeetings(db, {
    ...{ forumId, after: now, states: ['draft', 'announced'], limit: MOST_MEETINGS },
  });
  const highest = await highestNumber(db, forumId);
  // A host that left the forum is none.
  const members = new Set(places.map(({ institutionId }) => institutionId));
  const facts = {
    coming: coming.map(({ number, startsAt, host }) => {
      const hostId = host?.institutionId;
      return { number, startsAt, hostId: hostId !== undefined && members.has(hostId) ? hostId : undefined };
    }),
    ...{
      last,
      highest,
      now,
      planned: withChange(await listPlannedDays(db, { forumId, after: highest }), planned),
    },
    holderId: isServed ? undefined : holder?.institutionId,
    ...{ cadence: await cadenceOf(db, forumId), zone: forum.timeZone },
  };
  const isHostAhead = facts.coming.some(({ hostId }) => hostId === facts.holderId);
  const waitingHolderId = isHostAhead ? undefined : facts.holderId;
  const [firstSlot] = slotsAhead({ ...facts, holderId: undefined }, 1);
  const holderSlot = waitingHolderId === undefined ? undefined : firstSlot;
  const slots = slotsAhead(facts, places.length + SLOTS_BEYOND);
  const lastHostId =
    holder?.institutionId ?? last?.host?.institutionId ?? (await lastHostOf(db, forumId))?.institutionId;
  const [next = { number: facts.highest + 1, date: undefined, at: undefined }] = slots;
  const round = { startedAt: roundStartedAt, lastHostId };
  return {
    forum,
    rules,
    order: { candidates: places, rules, round },
    slots,
    next,
    waitingHolderId,
    holderSlot,
  };
}

async function hasHosted(
  { db, now }: Reading,
  { forumId, holder }: { readonly forumId: number; readonly holder: HostTurn },
): Promise<boolean> {
  const { institutionId, handedOverAt: since = now } = holder;
  return (await hostedSince(db, { forumId, institutionId, since, until: now })) !== undefined;
}

function withChange(
  days: ReadonlyMap<number, string>,
  change: PlannedChange | undefined,
): ReadonlyMap<number, string> {
  if (change === undefined) return days;
  const others = [...days].filter(([number]) => number !== change.number);
  return new Map(change.day === undefined ? others : [...others, [change.number, change.day]]);
}

/** The institution's place where it is in the queue: by the rule everybody is. */
export function placeInQueue({ order, rules }: Rotation, institutionId: number): Place | undefined {
  const place = order.candidates.find((one) => one.institutionId === institutionId);
  const isIn = rules.order !== 'hand' || place?.handPlace !== undefined || place?.pinnedTo !== undefined;
  return isIn ? place : undefined;
}

/** The other institution that a meeting is promised to, be it by the leaders or because it agreed. */
export function promisedTo(
  { order }: Pick<Rotation, 'order'>,
  { number, exceptFor }: { readonly number: number; readonly exceptFor: number },
): Place | undefined {
  return order.candidates.find((one) => one.pinnedTo === number && one.institutionId !== exceptFor);
}

/** How far the queue is looked at where nobody says otherwise. */
const MOST_ENTRIES = 30;

/** The queue: whom the next meetings fall to, then whoever is in it and can have none of them. */
export function queueOf(
  { order, slots }: Pick<Rotation, 'order' | 'slots'>,
  most = MOST_ENTRIES,
): readonly QueueEntry[] {
  const { rules, candidates } = order;
  const queued =
    rules.order === 'hand'
      ? candidates.filter(({ handPlace, pinnedTo }) => handPlace !== undefined || pinnedTo !== undefined)
      : candidates;
  const byId = new Map(queued.map((place) => [place.institutionId, place]));
  const turns = expectedTurns(
    { ...order, candidates: queued },
    slots.slice(0, Math.min(most, queued.length) + SLOTS_BEYOND),
  );
  const entries = turns.flatMap(({ candidate, slot, reason, passed }) => {
    const place = byId.get(candidate.institutionId);
    const before = passed.flatMap((one) => byId.get(one.institutionId) ?? []);
    return place === undefined
      ? []
      : [toEntry(place, { slot, reason, passed: before.map((one) => passedOver(one, slot)) })];
  });
  const shown = new Set(entries.map(({ institutionId }) => institutionId));
  const others = queued.filter(
    ({ institutionId, handPlace, pinnedTo }) =>
      !shown.has(institutionId) && (handPlace !== undefined || pinnedTo !== undefined),
  );
  return [...entries, ...others.map((place) => toEntry(place, NO_TURN))].slice(0, most);
}

const NO_TURN = { slot: undefined, reason: undefined, passed: [] } as const;

function toEntry(place: Place, turn: Pick<QueueEntry, 'slot' | 'reason' | 'passed'>): QueueEntry {
  const { institutionId, code, shortName, officialName, consent, isWilling, pinnedTo } = place;
  const about = { institutionId, code, shortName, officialName, consent, isWilling };
  return { ...about, pinnedTo, ...turn };
}

function passedOver(place: Place, slot: Slot): PassedOver {
  const { shortName, consent, passedFor } = place;
  const isAway = !isAvailable({ ...place, passedFor: undefined }, slot);
  if (isAway || passedFor !== slot.number) return { shortName, why: 'absent' };
  return { shortName, why: consent === 'declined' ? 'declined' : 'skipped' };
}

/** A forum's queue; see `queueOf`. */
export async function listQueue(reading: Reading, forumId: number): Promise<readonly QueueEntry[]> {
  return queueOf(await readRotation(reading, forumId));
}
