import type { InstitutionKind } from '../../../model/institution.ts';
import { type AbsenceWindow, isAbsentOn } from '../absence/absence.rules.ts';

/** What institutions are for the sake of taking turns by kind. */
export type HostKind = 'ministry' | 'agency' | 'region';

/** An institution as the order of hosts sees it. Moments are epoch milliseconds, dates ISO. */
export interface Candidate {
  readonly institutionId: number;
  /** When its last turn began, or what was put in its place; undefined: it never had one. */
  readonly waitingSince: number | undefined;
  readonly isWilling: boolean;
  readonly kind: HostKind;
  /** Its place in the order made by hand, 1 is the front; undefined: it has none. */
  readonly handPlace: number | undefined;
  /** The number of the meeting that is promised to it. */
  readonly pinnedTo: number | undefined;
  /** The number of the one meeting for which it is passed over, because it declined or was skipped. */
  readonly passedFor: number | undefined;
  readonly absences: readonly AbsenceWindow[];
}

/** A meeting that needs a host; its ISO date is undefined where none can be reckoned. */
export interface Slot {
  readonly number: number;
  readonly date: string | undefined;
}

/** By whom the order is made: by hand, by the rule, or by hand first and by the rule behind it. */
export const ORDERS = ['hand', 'fair', 'both'] as const;

export type OrderBy = (typeof ORDERS)[number];

/** How a forum wants its order. */
export interface OrderRules {
  readonly order: OrderBy;
  /** Who offered itself goes before others of the same round. */
  readonly willingFirst: boolean;
  /** Another kind than the last host's goes first, within the same round. */
  readonly alternates: boolean;
}

/** Where the forum stands: since when everybody is having a turn, and who had the last one. */
export interface Round {
  /** Epoch milliseconds; turns that began later belong to this round. */
  readonly startedAt: number;
  readonly lastHostId: number | undefined;
}

/** Everybody who may be host, with where the forum stands. */
export interface Order {
  readonly candidates: readonly Candidate[];
  readonly rules: OrderRules;
  readonly round: Round;
}

/** Why one is next; also keys in `rotation:why`. */
export type PickReason = 'pinned' | 'hand' | 'willing' | 'never' | 'longest' | 'only';

/** Who is to be host of a slot, why, and who would have been before but cannot. */
export interface Pick {
  readonly candidate: Candidate;
  readonly reason: PickReason;
  readonly passed: readonly Candidate[];
}

/**
 * Chooses the host of a meeting: whom it is promised to, else the first by hand, else by the rule, as far as the forum has
 * each. Undefined when nobody of the queue can be host of it.
 *
 * Fairness. Nobody has two meetings in a row while somebody else can. By the rule alone, turns come in rounds: whoever had a
 * turn in this round waits until everybody has had it who can be host of the slot in question (`isRoundOver`); preferences
 * (willing, kind) only order those of the same round. So an institution has at most one turn a round, and between three turns
 * of one institution every other that belonged and was not absent had a chance: it was host, or was asked and declined.
 * Without preferences the order is that of waiting, and the same holds between any two turns of one institution; a turn that is
 * exchanged counts as that of whoever was asked. Turns given by hand or by promise are the forum's own decision and stand
 * outside the bound.
 */
export function pickHost(order: Order, slot: Slot): Pick | undefined {
  const ranked = rankFor(order, slot);
  const able = ranked.filter(({ candidate }) => isAvailable(candidate, slot));
  const others = able.filter(({ candidate }) => candidate.institutionId !== order.round.lastHostId);
  const [first] = others.length > 0 ? others : able;
  if (first === undefined) return undefined;
  const before = ranked.slice(0, ranked.indexOf(first)).map(({ candidate }) => candidate);
  return {
    candidate: first.candidate,
    reason: others.length > 0 ? first.reason : 'only',
    passed: before.filter((one) => !isAvailable(one, slot)),
  };
}

/** Whether an institution can be host of a meeting: not absent then, and not passed over for it. */
export function isAvailable({ absences, passedFor }: Candidate, { number, date }: Slot): boolean {
  return passedFor !== number && (date === undefined || !absences.some((one) => isAbsentOn(one, date)));
}

/**
 * Whether everybody who can be host of the slot has had a turn since the round began, so that its host begins a new one.
 */
function isRoundOver({ candidates, round }: Order, slot: Slot): boolean {
  const able = candidates.filter((one) => isAvailable(one, slot));
  return able.every((one) => hasHadTurn(one, round) || one.institutionId === round.lastHostId);
}

/** Whether an institution has had its turn in this round. */
export function hasHadTurn({ waitingSince }: Candidate, { startedAt }: Round): boolean {
  return waitingSince !== undefined && waitingSince > startedAt;
}

interface Ranked {
  readonly candidate: Candidate;
  readonly reason: PickReason;
}

/** Everybody who is in the forum's queue, the first first, whether they can or not. A promise for a later meeting keeps one out. */
function rankFor({ candidates, rules, round }: Order, { number }: Slot): readonly Ranked[] {
  const due = candidates
    .filter(({ pinnedTo }) => pinnedTo !== undefined && pinnedTo <= number)
    .toSorted((left, right) => (left.pinnedTo ?? 0) - (right.pinnedTo ?? 0) || byId(left, right));
  const free = candidates.filter(({ pinnedTo }) => pinnedTo === undefined);
  const byHand = rules.order === 'fair' ? [] : free.filter(({ handPlace }) => handPlace !== undefined);
  const rest = rules.order === 'hand' ? [] : free.filter((one) => !byHand.includes(one));
  const lastKind = candidates.find(({ institutionId }) => institutionId === round.lastHostId)?.kind;
  return [
    ...due.map((candidate): Ranked => ({ candidate, reason: 'pinned' })),
    ...byHand
      .toSorted((left, right) => (left.handPlace ?? 0) - (right.handPlace ?? 0) || byId(left, right))
      .map((candidate): Ranked => ({ candidate, reason: 'hand' })),
    ...rest
      .toSorted((left, right) => compare({ left, right, rules, round, lastKind }))
      .map((candidate): Ranked => ({ candidate, reason: reasonOf(candidate, rules) })),
  ];
}

interface Comparison {
  readonly left: Candidate;
  readonly right: Candidate;
  readonly rules: OrderRules;
  readonly round: Round;
  readonly lastKind: HostKind | undefined;
}

/** Negative: left goes before right. The round decides first, preferences within it, then who waits longest. */
function compare({ left, right, rules, round, lastKind }: Comparison): number {
  const rank = (one: Candidate): readonly number[] => [
    hasHadTurn(one, round) ? 1 : 0,
    rules.willingFirst && one.isWilling ? 0 : 1,
    rules.alternates && one.kind === lastKind ? 1 : 0,
    one.waitingSince ?? -Infinity,
    one.institutionId,
  ];
  const [own, other] = [rank(left), rank(right)];
  const at = own.findIndex((value, index) => value !== other[index]);
  return (own[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
}

function reasonOf({ isWilling, waitingSince }: Candidate, { willingFirst }: OrderRules): PickReason {
  if (willingFirst && isWilling) return 'willing';
  return waitingSince === undefined ? 'never' : 'longest';
}

function byId(left: Candidate, right: Candidate): number {
  return left.institutionId - right.institutionId;
}

/** A turn that begins: whose, for which meeting, and when, in epoch milliseconds. */
export interface Turn {
  readonly institutionId: number;
  readonly slot: Slot;
  readonly at: number;
}

/** The order after a turn has begun: what its host had been promised or had offered is used up. */
export function afterTurn(order: Order, { institutionId, slot, at }: Turn): Order {
  const startedAt = isRoundOver(order, slot) ? at - 1 : order.round.startedAt;
  return {
    ...order,
    round: { startedAt, lastHostId: institutionId },
    candidates: order.candidates.map((one) =>
      one.institutionId === institutionId
        ? {
            ...one,
            ...{ waitingSince: at, isWilling: false },
            ...{ handPlace: undefined, pinnedTo: undefined, passedFor: undefined },
          }
        : one,
    ),
  };
}

/** What a refusal costs: nothing, or the place in the queue. */
export const DECLINED = ['keeps', 'end'] as const;

export type DeclinedGoes = (typeof DECLINED)[number];

/** A refusal of a meeting by the institution that was asked. */
export interface Declined extends Turn {
  readonly goes: DeclinedGoes;
}

/** The order after a refusal: it is passed over for that meeting, and keeps its place or goes behind everybody. */
export function afterDeclined(order: Order, { institutionId, slot, at, goes }: Declined): Order {
  const last = Math.max(0, ...order.candidates.map(({ handPlace }) => handPlace ?? 0));
  return {
    ...order,
    candidates: order.candidates.map((one) => {
      if (one.institutionId !== institutionId) return one;
      const passed = { ...one, passedFor: slot.number, isWilling: false, pinnedTo: undefined };
      if (goes === 'keeps') return passed;
      const handPlace = one.handPlace === undefined ? undefined : last + 1;
      return { ...passed, waitingSince: at, handPlace };
    }),
  };
}

/** Whether two may change places: by the rule only with one whose turn of this round is still to come. */
export function maySwapWith(order: Order, other: Candidate): boolean {
  const isByHand = order.rules.order !== 'fair' && other.handPlace !== undefined;
  return isByHand || (order.rules.order !== 'hand' && !hasHadTurn(other, order.round));
}

/** The order after two have changed places: each has waited as long as the other had. */
export function afterSwap(order: Order, [left, right]: readonly [number, number]): Order {
  const find = (id: number): Candidate | undefined =>
    order.candidates.find(({ institutionId }) => institutionId === id);
  const [one, other] = [find(left), find(right)];
  if (one === undefined || other === undefined) return order;
  const inPlaceOf = (own: Candidate, place: Candidate): Candidate => ({
    ...own,
    ...{ waitingSince: place.waitingSince, handPlace: place.handPlace, pinnedTo: place.pinnedTo },
  });
  return {
    ...order,
    candidates: order.candidates.map((each) =>
      each === one ? inPlaceOf(one, other) : each === other ? inPlaceOf(other, one) : each,
    ),
  };
}

/** A turn that is expected, with why; what keeps one out of all slots is no turn. */
export interface ExpectedTurn extends Pick {
  readonly slot: Slot;
}

/**
 * Whom the next meetings fall to, each institution once, if everybody is willing.
 * @param slots the meetings that need a host, the nearest first; where none can have one, it is left out
 */
export function expectedTurns(order: Order, slots: readonly Slot[]): readonly ExpectedTurn[] {
  const turns: ExpectedTurn[] = [];
  let rest = order;
  for (const slot of slots) {
    const pick = pickHost(rest, slot);
    if (pick === undefined) continue;
    turns.push({ ...pick, slot });
    const { institutionId } = pick.candidate;
    rest = {
      ...rest,
      round: { ...rest.round, lastHostId: institutionId },
      candidates: rest.candidates.filter((one) => one.institutionId !== institutionId),
    };
  }
  return turns;
}

const MINISTRIES: ReadonlySet<InstitutionKind> = new Set(['coordinating_ministry', 'ministry']);
const REGIONS: ReadonlySet<InstitutionKind> = new Set(['province', 'regency']);

/** What a sort of institution counts as when kinds take turns. */
export function hostKindOf(kind: InstitutionKind): HostKind {
  if (MINISTRIES.has(kind)) return 'ministry';
  return REGIONS.has(kind) ? 'region' : 'agency';
}
