import {
  afterDeclined,
  afterSwap,
  afterTurn,
  type Candidate,
  type DeclinedGoes,
  hasHadTurn,
  isAvailable,
  maySwapWith,
  type Order,
  type OrderRules,
  pickHost,
  type Slot,
} from '../../../../src/features/rotation/queue/order.rules.ts';

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a simulated forum is like. */
export interface Simulated {
  readonly seed: number;
  readonly members: number;
  readonly years: number;
  readonly rules: OrderRules;
  readonly goes: DeclinedGoes;
}

/** One meeting as it came about. */
export interface Held {
  readonly slot: Slot;
  /** Undefined: nobody was found. */
  readonly host: number | undefined;
  /** Whoever was asked and declined or gave its place away. */
  readonly asked: readonly number[];
  /** Whoever belonged and could have been host when the choice was made. */
  readonly able: readonly number[];
  /** The leaders appointed somebody, because everybody had declined. */
  readonly isAppointed: boolean;
  /** The host took the turn of somebody who was asked, in exchange for its own. */
  readonly isExchanged: boolean;
  readonly members: readonly number[];
}

const MEETINGS_A_YEAR = 6;
const KINDS = ['ministry', 'agency', 'region'] as const;

/** Plays years of meetings every two months, with refusals, swaps, offers, absences, members who come and who go. */
export function simulate(forum: Simulated): readonly Held[] {
  const random = numbersOf(forum.seed);
  let nextId = 1;
  const join = (): Candidate => ({
    ...{ institutionId: nextId++, waitingSince: undefined, isWilling: false, handPlace: undefined },
    ...{ pinnedTo: undefined, passedFor: undefined, absences: [] },
    kind: KINDS[Math.floor(random() * KINDS.length)] ?? 'agency',
  });
  let order: Order = {
    rules: forum.rules,
    round: { startedAt: 0, lastHostId: undefined },
    candidates: Array.from({ length: forum.members }, join),
  };
  const held: Held[] = [];
  for (let number = 1; number <= forum.years * MEETINGS_A_YEAR; number += 1) {
    const slot = { number, date: dateOf(number) };
    order = { ...order, candidates: changeMembers(order.candidates, { random, join, number }) };
    const played = chooseHost(order, { slot, random, goes: forum.goes });
    held.push(played.held);
    order = played.order;
  }
  return held;
}

function dateOf(number: number): string {
  const months = (number - 1) * 2;
  return `${2027 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-15`;
}

interface Change {
  readonly random: () => number;
  readonly join: () => Candidate;
  readonly number: number;
}

function changeMembers(
  members: readonly Candidate[],
  { random, join, number }: Change,
): readonly Candidate[] {
  const stay = members.filter(() => random() >= 0.004 || members.length < 4);
  const present = random() < 0.1 ? [...stay, join()] : stay;
  return present.map((one) => {
    const isAway = random() < 0.02;
    const until = dateOf(number + 1 + Math.floor(random() * 5));
    const absences = isAway ? [{ from: dateOf(number), until }] : one.absences;
    return { ...one, absences, isWilling: one.isWilling || random() < 0.03 };
  });
}

interface Choice {
  readonly slot: Slot;
  readonly random: () => number;
  readonly goes: DeclinedGoes;
}

function chooseHost(
  before: Order,
  { slot, random, goes }: Choice,
): { readonly order: Order; readonly held: Held } {
  const at = slot.number * 1_000;
  const asked: number[] = [];
  const able = before.candidates.filter((one) => isAvailable(one, slot)).map((one) => one.institutionId);
  const members = before.candidates.map((one) => one.institutionId);
  let order = before;
  for (;;) {
    const { candidate } = pickHost(order, slot) ?? {};
    const said = random();
    if (candidate !== undefined && said < 0.25) {
      asked.push(candidate.institutionId);
      const refusal = { institutionId: candidate.institutionId, slot, at: at + asked.length, goes };
      order = afterDeclined(order, refusal);
      continue;
    }
    const other = candidate !== undefined && said < 0.35 ? partnerOf(order, { candidate, slot }) : undefined;
    if (candidate !== undefined && other !== undefined) {
      asked.push(candidate.institutionId);
      order = afterSwap(order, [candidate.institutionId, other.institutionId]);
    }
    const host = (other ?? candidate ?? appointed(before, slot))?.institutionId;
    const after =
      host === undefined ? order : afterTurn(order, { institutionId: host, slot, at: at + asked.length + 1 });
    const isAppointed = candidate === undefined;
    return {
      order: after,
      held: { slot, host, asked, able, isAppointed, isExchanged: other !== undefined, members },
    };
  }
}

function partnerOf(
  order: Order,
  { candidate, slot }: { readonly candidate: Candidate; readonly slot: Slot },
): Candidate | undefined {
  return order.candidates.find(
    (one) =>
      one !== candidate &&
      one.institutionId !== order.round.lastHostId &&
      isAvailable(one, slot) &&
      maySwapWith(order, one) &&
      !hasHadTurn(one, order.round),
  );
}

/** Whom the leaders name when all have declined: the first as if nobody had been asked, absent or not. */
function appointed(order: Order, slot: Slot): Candidate | undefined {
  return (pickHost(order, slot) ?? pickHost(order, { ...slot, date: undefined }))?.candidate;
}
