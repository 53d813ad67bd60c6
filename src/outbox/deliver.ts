import { z } from 'zod';
import { isOutage } from '../db/outage.ts';
import type { NoticeKind, NoticeKinds } from '../notices/kind.ts';
import { atOnce } from '../notices/quiet.ts';
import { compose, messageKey } from './compose.ts';
import { keepToOneADay } from './day.ts';
import type { Delivering } from './delivering.ts';
import { claimDeliveries } from './delivery.store.ts';
import type { ClaimedDelivery, ClaimedRow, Composition, Parcel, Unsent } from './delivery.ts';
import { gatherByPerson } from './gather.ts';
import { handOver } from './hand-over.ts';
import { noteOutcome } from './outcome.ts';
import { loadPresent } from './present/store.ts';
import { backoffMs } from './retry.rules.ts';

const COMPOSE_RETRY_MS = 30_000;
/** Some hours: time to mend what is broken. */
const COMPOSE_TRIES = 20;

/** No smaller parts: each costs the same questions. */
const LEAST_AT_ONCE = 10;

/**
 * Delivers a batch, where several processes share the pace in parts: all of them together then have as much in hand as one alone,
 * which the pace has room for within moments. More would be written, be sent back for want of a turn, and be written again.
 */
export async function deliverShared(delivering: Delivering, ids: readonly number[]): Promise<void> {
  const atOnce = Math.max(LEAST_AT_ONCE, Math.ceil(ids.length / delivering.pacer.processes()));
  for (let from = 0; from < ids.length; from += atOnce)
    await deliverBatch(delivering, ids.slice(from, from + atOnce));
}

/**
 * Delivers a batch: claims it, checks and writes it from the present state, takes permits for all at once, sends each at
 * its permit's moment and notes the outcome of each at once. What cannot go now waits in its row.
 */
async function deliverBatch(delivering: Delivering, ids: readonly number[]): Promise<void> {
  const { database, clock, claims, kinds } = delivering;
  const worker = delivering.worker();
  if (worker === undefined || !worker.isHeld()) return;
  const rows = await claimDeliveries(database.prisma, { ids, workerId: worker.id, now: clock.now() });
  if (rows.length === 0) return;
  const letGo = claims.holding(rows.map(({ id }) => id));
  const claimed = rows.map((row) => readDelivery(kinds, row));
  await deliverClaimed(delivering, claimed).finally(letGo);
}

/** A claimed row with its kind; what this version cannot read ends as what cannot be written. */
function readDelivery(kinds: NoticeKinds, row: ClaimedRow): ClaimedDelivery {
  const kind = kinds.find(row.kind);
  const read = kind?.facts.safeParse(row.facts);
  if (kind === undefined || read?.success !== true) {
    const cause = read?.error;
    return { ...row, kind: unreadable(row.kind, { cause }) };
  }
  return { ...row, kind, facts: read.data };
}

function unreadable(name: string, why: { readonly cause: unknown }): NoticeKind {
  return {
    name,
    facts: z.unknown(),
    title: () => 'delivery:kinds.change',
    quietUntil: atOnce,
    words: () => {
      throw new Error(`notice of kind ${name} cannot be read`, why);
    },
  };
}

async function deliverClaimed(delivering: Delivering, claimed: readonly ClaimedDelivery[]): Promise<void> {
  const { parcels: written, unsent } = await oneADay(delivering, await composeBatch(delivering, claimed));
  const parcels = gatherByPerson(written);
  await Promise.all(unsent.map((one) => noteOutcome(delivering, one)));
  const byPlatform = Map.groupBy(parcels, ({ platform }) => platform);
  await Promise.all(
    [...byPlatform].map(([platform, list]) => handOver(delivering, { platform, parcels: list })),
  );
}

/** While nobody can say who else reminds today, reminders wait. */
async function oneADay(delivering: Delivering, composition: Composition): Promise<Composition> {
  try {
    return await keepToOneADay(delivering, composition);
  } catch (fault) {
    delivering.troubles.report(fault, { message: 'reminders wait for the database' });
    const isReminder = ({ reminder }: Parcel): boolean => reminder !== undefined;
    const notBefore = delivering.clock.now() + COMPOSE_RETRY_MS;
    const outcome = { state: 'queued', notBefore, reason: 'compose' } as const;
    const waiting = composition.parcels.filter(isReminder).map(({ deliveries }) => ({ deliveries, outcome }));
    return {
      parcels: composition.parcels.filter((parcel) => !isReminder(parcel)),
      unsent: [...composition.unsent, ...waiting],
    };
  }
}

/** What cannot be written holds nothing else back: after a fault each message is written by itself. */
async function composeBatch(
  delivering: Delivering,
  claimed: readonly ClaimedDelivery[],
): Promise<Composition> {
  const { database, platforms, kinds, languages, clock, troubles, admins } = delivering;
  const now = clock.now();
  try {
    const present = await loadPresent(database.prisma, { batch: claimed, now, admins });
    return await compose({ db: database.prisma, languages, platforms, kinds, present, now }, claimed);
  } catch (fault) {
    const messages = [...Map.groupBy(claimed, messageKey).values()];
    if (!isOutage(fault) && messages.length > 1) {
      const parts = await Promise.all(messages.map((deliveries) => composeBatch(delivering, deliveries)));
      return {
        parcels: parts.flatMap(({ parcels }) => parcels),
        unsent: parts.flatMap(({ unsent }) => unsent),
      };
    }
    troubles.report(fault, { message: 'notice could not be composed', deliveryId: claimed[0]?.id });
    return {
      parcels: [],
      unsent: [{ deliveries: claimed, outcome: notComposed(delivering, { claimed, fault }) }],
    };
  }
}

/** While the database is away a delivery waits; one that cannot be written is tried later and later, and given up. */
function notComposed(
  { clock, randomness }: Delivering,
  { claimed, fault }: { readonly claimed: readonly ClaimedDelivery[]; readonly fault: unknown },
): Unsent['outcome'] {
  const attempts = claimed[0]?.attempts ?? 1;
  const reason = 'compose';
  const now = clock.now();
  if (isOutage(fault)) return { state: 'queued', notBefore: now + COMPOSE_RETRY_MS, reason };
  if (attempts >= COMPOSE_TRIES) return { state: 'failed', reason, isTry: true };
  const waitMs = Math.max(COMPOSE_RETRY_MS, backoffMs(attempts, randomness));
  return { state: 'queued', notBefore: now + waitMs, reason, isTry: true };
}
