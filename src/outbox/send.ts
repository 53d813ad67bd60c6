import { moveChat, noteOpenPlace, noteShutPlace } from '../chats/chats.store.ts';
import { noteShutPerson } from '../chats/private-chat.store.ts';
import { inTransaction } from '../db/transaction.ts';
import { DeliveryError } from '../platform/delivery-error.ts';
import type { Outcome, Parcel, Sending } from './delivery.ts';
import { afterFailure } from './retry.rules.ts';

/**
 * Hands a message to its platform and says what became of it; a fault of the platform is an outcome, not an error.
 * @param onAnswer called as soon as the platform has answered
 */
export async function sendParcel(
  sending: Sending,
  { parcel, onAnswer }: { readonly parcel: Parcel; readonly onAnswer: () => void },
): Promise<Outcome> {
  const platform = sending.platforms.get(parcel.platform);
  if (platform === undefined) {
    onAnswer();
    return { state: 'unreachable', reason: 'platform is off' };
  }
  try {
    const ref = await platform.send(parcel.target, parcel.message).finally(onAnswer);
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
