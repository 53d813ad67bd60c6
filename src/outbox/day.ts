import { inTransaction } from '../db/transaction.ts';
import { SECOND_MS } from '../lib/clock.ts';
import { TOGETHER } from '../notices/ledger/reasons.ts';
import type { Button, OutgoingMessage } from '../platform/message.ts';
import { takeDaySlots } from './day.store.ts';
import type { Composition, Parcel, Sending, Unsent } from './delivery.ts';

/** When a reminder looks again that met another one of its day on the way: then that one is sent, or has given the day back. */
const LOOK_AGAIN_MS = 30 * SECOND_MS;

/**
 * Makes one message of what reminds the same person on one day of one meeting, and takes that day for it: of two processes that
 * come at once with a reminder each, one sends.
 */
export async function keepToOneADay(
  { database, clock }: Pick<Sending, 'database' | 'clock'>,
  { parcels, unsent }: Composition,
): Promise<Composition> {
  const bySlot = Map.groupBy(
    parcels.filter(({ reminder }) => reminder !== undefined),
    ({ reminder }) => reminder?.slot ?? '',
  );
  if (bySlot.size === 0) return { parcels, unsent };
  const wanted = [...bySlot].flatMap(([slot, [first]]) => {
    const [delivery] = first?.deliveries ?? [];
    return delivery === undefined ? [] : [{ deliveryId: delivery.id, forumId: delivery.forumId, slot }];
  });
  const taken = await inTransaction(database, (db) => takeDaySlots(db, wanted));
  const outcome: Unsent['outcome'] = {
    ...{ state: 'queued', reason: TOGETHER },
    notBefore: clock.now() + LOOK_AGAIN_MS,
  };
  const refused = [...bySlot].filter(([slot]) => !taken.has(slot)).flatMap(([, list]) => list);
  return {
    parcels: [
      ...parcels.filter(({ reminder }) => reminder === undefined),
      ...[...bySlot].filter(([slot]) => taken.has(slot)).flatMap(([, list]) => joinDay(list)),
    ],
    unsent: [...unsent, ...refused.map(({ deliveries }) => ({ deliveries, outcome }))],
  };
}

/** The most important reminders of a day, several where they are of one kind; the first of them names the others. */
function joinDay(parcels: readonly Parcel[]): readonly Parcel[] {
  const most = Math.max(...parcels.map(({ reminder }) => reminder?.importance ?? 0));
  const isMost = ({ reminder }: Parcel): boolean => (reminder?.importance ?? 0) === most;
  const [first, ...others] = parcels.filter(isMost);
  const named = parcels.filter((parcel) => !isMost(parcel));
  if (first === undefined || named.length === 0) return parcels;
  const deliveries = [first, ...named].flatMap((parcel) => parcel.deliveries);
  return [{ ...first, deliveries, message: naming(first, named) }, ...others];
}

function naming({ message, reminder }: Parcel, named: readonly Parcel[]): OutgoingMessage {
  const items = named.flatMap((parcel) => (parcel.reminder === undefined ? [] : [[parcel.reminder.brief]]));
  const rows = [message, ...named.map((parcel) => parcel.message)].flatMap(({ buttons }) => buttons);
  return {
    ...message,
    blocks: [
      ...message.blocks,
      { kind: 'paragraph', line: [reminder?.also ?? ''] },
      { kind: 'list', ordered: false, items },
    ],
    buttons: eachOnce(rows),
  };
}

/** Rows of buttons, in which each action stands once. */
export function eachOnce(rows: readonly (readonly Button[])[]): readonly (readonly Button[])[] {
  const seen = new Set<string>();
  const isNew = (button: Button): boolean => {
    const does = 'url' in button ? button.url : button.action;
    return !seen.has(does) && seen.add(does).size > 0;
  };
  return rows.map((row) => row.filter(isNew)).filter((row) => row.length > 0);
}
