import { inTransaction } from '../db/transaction.ts';
import type { EnqueueDeliveries } from '../model/work.ts';
import { UNNOTED } from '../notices/ledger/reasons.ts';
import { lockNotices } from './call-in-group.store.ts';
import { callInGroup, planReport } from './call-in-group.ts';
import { type Claimer, markUnnoted, settleDeliveries } from './delivery.store.ts';
import type { ClaimedDelivery, Outcome } from './delivery.ts';
import type { Sending } from './send.ts';

/** What noting an outcome needs. */
export interface NotingOptions extends Sending {
  readonly enqueue: EnqueueDeliveries;
}

/** Writes an outcome into the ledger with everything that follows from it. Rejects when the database is away. */
export type NoteOutcome = (
  deliveries: readonly ClaimedDelivery[],
  outcome: Outcome,
  claimer: Claimer,
) => Promise<void>;

/**
 * Makes what notes outcomes. Where more follows, it stands or falls with the note: an institution of whom nobody could be
 * reached is called in its group, and whoever ordered a reminder gets a report once all of it has ended. The notice's row
 * is locked meanwhile, so that of two deliveries ending at the same time the later one sees the other.
 */
function createNoting({ database, randomness, enqueue, logger }: NotingOptions): NoteOutcome {
  return async (deliveries, outcome, claimer) => {
    const ids = deliveries.map(({ id }) => id);
    const [first] = deliveries;
    if (first === undefined) return;
    if (outcome.state === 'queued') {
      await settleDeliveries(database.prisma, ids, outcome, claimer);
      const isDueNow = outcome.notBefore <= claimer.now;
      if (isDueNow) await enqueue(database.prisma, wakeable(deliveries), { priority: first.priority });
      return;
    }
    if (outcome.state !== 'unreachable' && deliveries.every(({ kind }) => kind !== 'manualReminder')) {
      await settleDeliveries(database.prisma, ids, outcome, claimer);
      return;
    }
    await inTransaction(database, async (db) => {
      const noticeIds = [...new Set(deliveries.map(({ noticeId }) => noticeId))];
      await lockNotices(db, noticeIds);
      await settleDeliveries(db, ids, outcome, claimer);
      const work = { db, now: claimer.now, randomness, enqueue, logger, cause: first.cause };
      for (const delivery of deliveries) {
        if (outcome.state === 'unreachable') await callInGroup(work, delivery);
      }
      if (first.kind === 'manualReminder') await planReport(work, first);
    });
  };
}

/**
 * The ways to note an outcome, each of which leaves out what may have failed in the one before: all of it, the outcome without
 * what follows, a mark that something was lost.
 */
export function createNotes(options: NotingOptions): readonly NoteOutcome[] {
  const { prisma } = options.database;
  const idsOf = (deliveries: readonly ClaimedDelivery[]): readonly number[] => deliveries.map(({ id }) => id);
  return [
    createNoting(options),
    (deliveries, outcome, claimer) =>
      settleDeliveries(prisma, idsOf(deliveries), { ...outcome, reason: UNNOTED }, claimer),
    (deliveries, outcome, claimer) => markUnnoted(prisma, idsOf(deliveries), outcome, claimer),
  ];
}

/** Of deliveries that are one message in a group one is enough. */
function wakeable(deliveries: readonly ClaimedDelivery[]): readonly number[] {
  const [first] = deliveries;
  return first?.viaChatId == null ? deliveries.map(({ id }) => id) : [first.id];
}
