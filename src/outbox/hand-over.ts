import { moveChat, noteOpenPlace, noteShutPlace } from '../chats/chats.store.ts';
import { noteShutPerson } from '../chats/private-chat.store.ts';
import { inTransaction } from '../db/transaction.ts';
import { DeliveryError } from '../platform/delivery-error.ts';
import type { MessageRef, PlatformName } from '../platform/incoming.ts';
import type { Delivering } from './delivering.ts';
import { readClaim } from './delivery.store.ts';
import type { Outcome, Parcel, Sending } from './delivery.ts';
import { noteOutcome } from './outcome.ts';
import type { Permit } from './pace/rules.ts';
import { afterFailure } from './retry.rules.ts';

/** Without an answer about permits the database is away; it is asked again then. */
const NO_PERMIT_MS = 2_000;

/** Takes permits for all messages to one platform at once, hands each over at its moment, and notes what became of it. */
export async function handOver(
  delivering: Delivering,
  { platform, parcels }: { readonly platform: PlatformName; readonly parcels: readonly Parcel[] },
): Promise<void> {
  const port = delivering.platforms.get(platform);
  const chats = parcels.map(({ chat, message }) => ({ ...chat, messages: port?.messagesOf(message) ?? 1 }));
  const permits = await delivering.pacer.take(platform, chats).catch((fault: unknown) => {
    delivering.troubles.report(fault, { message: 'no permits now', platform });
    return [];
  });
  await Promise.all(
    parcels.map(async (parcel, index) => {
      const outcome = await whenPermitted(delivering, { parcel, permit: permits[index] });
      if (outcome === undefined) return;
      await noteOutcome(delivering, { deliveries: parcel.deliveries, outcome, platform });
      if (outcome.state === 'sent') await pinPosted(delivering, { ...parcel, ref: outcome.ref });
    }),
  );
}

/** Gives what became of a message; undefined when another process has taken it over. */
async function whenPermitted(
  delivering: Delivering,
  { parcel, permit }: { readonly parcel: Parcel; readonly permit: Permit | undefined },
): Promise<Outcome | undefined> {
  const later = (waitMs: number): Outcome => ({
    state: 'queued',
    notBefore: delivering.clock.now() + waitMs,
    reason: 'pace',
  });
  if (permit?.granted !== true) return later(permit?.waitMs ?? NO_PERMIT_MS);
  await delivering.sleep(permit.waitMs);
  const claim = await lookAgain(delivering, parcel);
  if (claim === 'held') {
    const leave = await enterTurn(delivering, parcel);
    return leave === undefined ? later(NO_PERMIT_MS) : sendParcel(delivering, { parcel, onAnswer: leave });
  }
  // Written anew it says what is true now, or is left out.
  return claim === 'lost' ? undefined : later(0);
}

/** Waits until it may go; undefined where that is kept in the database, and the database is away. */
async function enterTurn(
  { pacer, troubles }: Delivering,
  { platform, chat }: Parcel,
): Promise<(() => void) | undefined> {
  try {
    return await pacer.enter(platform, chat);
  } catch (fault) {
    troubles.report(fault, { message: 'no turn now', platform });
    return undefined;
  }
}

/**
 * Whether the message is still this process's to send, and still true: while it waited for its turn the machine may have
 * slept, the process may have been taken for dead, or the institution may have answered. What nobody can say now waits.
 */
async function lookAgain(
  { worker: ownWorker, database, clock, troubles }: Delivering,
  { deliveries, composedAt }: Parcel,
): Promise<'held' | 'lost' | 'answered' | 'unknown'> {
  const worker = ownWorker();
  if (worker?.isHeld() !== true) return 'unknown';
  const ids = deliveries.map(({ id }) => id);
  const asks = deliveries.some(({ kind }) => kind.asksForAnswer === true);
  try {
    const between = { from: composedAt, to: clock.now() };
    return await readClaim(database.prisma, { ids, workerId: worker.id, asks, between });
  } catch (fault) {
    troubles.report(fault, { message: 'not sent without the database' });
    return 'unknown';
  }
}

/** Waits until what belongs to a message may follow it. Half a message is out: it follows also where nobody can say when it may. */
async function enterFurther({ pacer, troubles }: Sending, { platform, chat }: Parcel): Promise<() => void> {
  try {
    return await pacer.enterFurther(platform, chat);
  } catch (fault) {
    troubles.report(fault, { message: 'no turn for a further part', platform });
    return () => undefined;
  }
}

/**
 * Hands a message to its platform and says what became of it; a fault of the platform is an outcome, not an error.
 * @param onAnswer called as soon as the platform has answered, perhaps more than once
 */
async function sendParcel(
  sending: Sending,
  { parcel, onAnswer }: { readonly parcel: Parcel; readonly onAnswer: () => void },
): Promise<Outcome> {
  const platform = sending.platforms.get(parcel.platform);
  if (platform === undefined) {
    onAnswer();
    return { state: 'unreachable', reason: 'platform is off' };
  }
  try {
    const beforeFurther = (): Promise<() => void> => {
      onAnswer();
      return enterFurther(sending, parcel);
    };
    const ref = await platform.send({ ...parcel.target, beforeFurther }, parcel.message).finally(onAnswer);
    await noteArrival(sending, parcel);
    return { state: 'sent', ref, shown: parcel.shown, isTry: true };
  } catch (fault) {
    const error =
      fault instanceof DeliveryError
        ? fault
        : new DeliveryError('transient', { reason: 'unexpected fault', cause: fault });
    if (!(fault instanceof DeliveryError))
      sending.troubles.report(fault, { message: 'sending failed unexpectedly' });
    await learnFrom(sending, { parcel, error }).catch((trouble: unknown) => {
      sending.troubles.report(trouble, { message: 'what a refusal tells was not kept' });
    });
    const outcome = afterFailure({
      error,
      platform: parcel.platform,
      attempts: parcel.deliveries[0]?.attempts ?? 1,
      now: sending.clock.now(),
      randomness: sending.randomness,
    });
    return error.kind === 'wait' ? outcome : { ...outcome, isTry: true };
  }
}

/** A group that takes a message is open, whatever was known of it. Never rejects: the message has arrived. */
async function noteArrival(
  { database, clock, troubles }: Sending,
  { platform, target }: Parcel,
): Promise<void> {
  if (target.kind !== 'chat') return;
  const { chatId, threadId } = target;
  await noteOpenPlace(database.prisma, { platform, chatId, threadId, now: clock.now() }).catch(
    (trouble: unknown) => troubles.report(trouble, { message: 'an open chat was not noted' }),
  );
}

/** Keeps what a refusal tells about the chat or the pace, for everything that is sent afterwards. */
async function learnFrom(
  sending: Sending,
  { parcel, error }: { readonly parcel: Parcel; readonly error: DeliveryError },
): Promise<void> {
  const { database, pacer, clock } = sending;
  const { platform, chat } = parcel;
  if (error.kind === 'wait') await pacer.slow(parcel, error.retryAfterMs);
  if (error.kind === 'moved' && error.newChatId !== undefined) {
    const move = { platform, oldId: chat.chatId, newId: error.newChatId };
    await inTransaction(database, (db) => moveChat(db, move));
  }
  if (error.kind === 'unreachable') {
    const facts = { platform, now: clock.now(), reason: error.message };
    const forumId = parcel.deliveries[0]?.forumId;
    if (parcel.target.kind === 'person' && forumId !== undefined) {
      await noteShutPerson(database.prisma, { ...facts, userId: parcel.target.userId, forumId });
    } else {
      const threadId = parcel.target.kind === 'chat' ? parcel.target.threadId : '';
      await noteShutPlace(database.prisma, { ...facts, chatId: chat.chatId, threadId });
    }
  }
}

/** What stays posted is pinned where the bot may; where it may not, nothing is amiss. */
async function pinPosted(
  { platforms, logger }: Delivering,
  { ref, deliveries, platform }: Parcel & { readonly ref: MessageRef },
): Promise<void> {
  const [first] = deliveries;
  if (first?.kind.posted === undefined) return;
  try {
    await platforms.get(platform)?.pin(ref);
  } catch (fault) {
    const reason = fault instanceof DeliveryError ? fault.message : 'unexpected fault';
    logger.info({ noticeId: first.noticeId, reason }, 'invitation not pinned');
  }
}
