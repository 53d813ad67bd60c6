import { isOutage } from '../db/outage.ts';
import { inTransaction } from '../db/transaction.ts';
import type { EnqueueDeliveries } from '../model/work.ts';
import { UNNOTED } from '../notices/ledger/reasons.ts';
import type { PlatformName } from '../platform/incoming.ts';
import { isNoticeDone, lockNotices } from './call-in-group.store.ts';
import { callInGroup } from './call-in-group.ts';
import type { Delivering, Noted, NoteOutcome } from './delivering.ts';
import { markUnnoted, settleDeliveries } from './delivery.store.ts';
import type { ClaimedDelivery, Outcome, Sending } from './delivery.ts';

/** Deliveries that go together, and what became of them. */
interface Ended {
  readonly deliveries: readonly ClaimedDelivery[];
  readonly outcome: Outcome;
}

const RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
/** So often a way of noting may fail for another reason than an outage: then the next, barer one is tried. */
const TRIES = 4;

/**
 * Notes an outcome: a message that was sent must not be forgotten and sent again. It waits for a database that is away, however
 * long that takes. A fault that waiting does not mend is given up after some tries: less is noted then, and the log and the
 * ledger say so. What cannot be noted at all stays claimed as long as the process lives, so that nothing is sent twice meanwhile.
 * @param platform the one that was asked, if any
 */
export async function noteOutcome(
  delivering: Delivering,
  { platform, ...ended }: Ended & { readonly platform?: PlatformName },
): Promise<void> {
  const { notes, logger, claims } = delivering;
  const deliveryIds = ended.deliveries.map(({ id }) => id);
  for (const [index, note] of notes.entries()) {
    const end = await noteBy(delivering, { note, ...ended });
    if (end === 'stopped') return;
    if (end === 'noted') {
      if (index > 0) logger.error({ deliveryIds }, 'outcome noted in part');
      return report(delivering, { ...ended, platform });
    }
  }
  claims.keep(deliveryIds);
  logger.error({ deliveryIds, state: ended.outcome.state }, 'outcome not noted; a restart may send again');
}

/** Tries one way of noting until it works, the process ends, or it has failed too often. */
async function noteBy(
  { worker: ownWorker, clock, troubles, sleep }: Delivering,
  { note, deliveries, outcome }: Ended & { readonly note: Delivering['notes'][number] },
): Promise<'noted' | 'failed' | 'stopped'> {
  for (let faults = 0; faults < TRIES; ) {
    const worker = ownWorker();
    if (worker === undefined) return 'stopped';
    try {
      await note({ deliveries, outcome, workerId: worker.id, now: clock.now() });
      return 'noted';
    } catch (fault) {
      troubles.report(fault, {
        message: 'outcome not noted yet',
        deliveryIds: deliveries.map(({ id }) => id),
      });
      if (!isOutage(fault)) faults += 1;
      await sleep(Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** faults));
    }
  }
  return 'failed';
}

function report(
  { logger, stats, clock }: Delivering,
  { platform, deliveries, outcome }: Ended & { readonly platform: PlatformName | undefined },
): void {
  for (const delivery of deliveries) {
    const { id, noticeId, attempts, cause } = delivery;
    const kind = delivery.kind.name;
    const lagMs = clock.now() - delivery.dueAt;
    stats.settled({ kind, state: outcome.state, platform, lagMs });
    const facts = { cause, deliveryId: id, noticeId, kind, attempts, state: outcome.state, platform };
    if (outcome.state === 'sent') logger.info(facts, 'delivery sent');
    else if (outcome.state === 'queued') logger.debug({ ...facts, reason: outcome.reason }, 'delivery waits');
    else logger.warn({ ...facts, reason: outcome.reason }, 'delivery not sent');
  }
}

/** What noting an outcome needs. */
interface NotingOptions extends Sending {
  readonly enqueue: EnqueueDeliveries;
}

/**
 * Makes what notes outcomes. Where more follows, it stands or falls with the note: an institution of whom nobody could be
 * reached is called in its group, and some kinds have something done once all of a notice has ended. The notice's row
 * is locked meanwhile, so that of two deliveries ending at the same time the later one sees the other.
 */
function createNoting({ database, randomness, enqueue, logger }: NotingOptions): NoteOutcome {
  return async ({ deliveries, outcome, ...claimer }) => {
    const ids = deliveries.map(({ id }) => id);
    const [first] = deliveries;
    if (first === undefined) return;
    if (outcome.state === 'queued') {
      await settleDeliveries(database.prisma, { ids, outcome, ...claimer });
      const isDueNow = outcome.notBefore <= claimer.now;
      if (isDueNow)
        await enqueue(database.prisma, { deliveryIds: wakeable(deliveries), priority: first.priority });
      return;
    }
    if (outcome.state !== 'unreachable' && deliveries.every(({ kind }) => kind.whenEnded === undefined)) {
      await settleDeliveries(database.prisma, { ids, outcome, ...claimer });
      return;
    }
    await inTransaction(database, async (db) => {
      const noticeIds = [...new Set(deliveries.map(({ noticeId }) => noticeId))];
      await lockNotices(db, noticeIds);
      await settleDeliveries(db, { ids, outcome, ...claimer });
      const work = { db, now: claimer.now, randomness, enqueue, logger, cause: first.cause };
      for (const delivery of deliveries) {
        if (outcome.state === 'unreachable') await callInGroup(work, delivery);
      }
      if (first.kind.whenEnded !== undefined && (await isNoticeDone(db, first)))
        await first.kind.whenEnded(work, first);
    });
  };
}

/**
 * The ways to note an outcome, each of which leaves out what may have failed in the one before: all of it, the outcome without
 * what follows, a mark that something was lost.
 */
export function createNotes(options: NotingOptions): readonly NoteOutcome[] {
  const { prisma } = options.database;
  const idsOf = ({ deliveries }: Noted): readonly number[] => deliveries.map(({ id }) => id);
  return [
    createNoting(options),
    (noted) =>
      settleDeliveries(prisma, {
        ...{ ...noted, ids: idsOf(noted) },
        outcome: { ...noted.outcome, reason: UNNOTED },
      }),
    (noted) => markUnnoted(prisma, { ...noted, ids: idsOf(noted) }),
  ];
}

/** Of deliveries that are one message in a group one is enough. */
function wakeable(deliveries: readonly ClaimedDelivery[]): readonly number[] {
  const [first] = deliveries;
  return first?.viaChatId == null ? deliveries.map(({ id }) => id) : [first.id];
}
