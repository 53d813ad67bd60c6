import type { Logger } from '../../lib/logger.ts';
import type { DeliveryError } from '../../platform/delivery-error.ts';
import type { MessageRef } from '../../platform/incoming.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { SendOptions, Target } from '../../platform/platform.ts';
import type { TelegramApi } from './api.ts';
import { toDeliveryError } from './errors.ts';
import { AT_ONCE, INTERACTIVE, type RetryLimits, retried } from './retry.ts';
import { placeOf, sendMessage } from './send.ts';

/** A message and where to; `signal` ends waits between its parts, and tries of a part that fails. */
interface AllParts {
  readonly target: Target & SendOptions;
  readonly message: OutgoingMessage;
  readonly signal: AbortSignal;
}

/** What sends messages that the caller sends again when they fail. */
export interface AllPartsSender {
  /**
   * Sends a message: either all its parts arrive, or what arrived is taken back. What could not be taken back goes before
   * anything else is sent to that chat by this process, so that a later try leaves nothing twice.
   * @throws DeliveryError
   */
  send(parts: AllParts): Promise<MessageRef>;
}

/** Makes a sender that has left nothing behind yet. */
export function createAllPartsSender(api: TelegramApi, logger: Logger): AllPartsSender {
  /** Messages to take back, by chat. */
  const leftovers = new Map<string, readonly string[]>();

  const takeBack = async (chatId: string, retries: RetryLimits): Promise<void> => {
    for (const messageId of leftovers.get(chatId)?.toReversed() ?? []) {
      const fault = await deleteMessage(api, { chatId, messageId, retries });
      if (fault?.kind === 'wait' || fault?.kind === 'transient') throw fault;
      // The chat is closed to the bot, or the message too old: it stays for good.
      if (fault !== undefined) logger.warn({ reason: fault.message }, 'part of a message stays');
      const left = leftovers.get(chatId)?.filter((id) => id !== messageId) ?? [];
      if (left.length > 0) leftovers.set(chatId, left);
      else leftovers.delete(chatId);
    }
  };
  return {
    send: async ({ target, message, signal }) => {
      const place = placeOf(target);
      const { chatId } = place;
      await takeBack(chatId, AT_ONCE);
      const sent: string[] = [];
      try {
        const { beforeFurther } = target;
        const turns = beforeFurther === undefined ? {} : { beforeFurther };
        return await sendMessage(api, { ...turns, place, message, signal, onSent: (id) => sent.push(id) });
      } catch (error) {
        if (sent.length > 0) leftovers.set(chatId, [...(leftovers.get(chatId) ?? []), ...sent]);
        await takeBack(chatId, { ...INTERACTIVE, signal }).catch((fault: unknown) => {
          logger.info({ reason: toDeliveryError(fault).message }, 'part of a message is taken back later');
        });
        throw error;
      }
    },
  };
}

/** Deletes a message; why it could not be, undefined when it is gone. */
async function deleteMessage(
  api: TelegramApi,
  {
    chatId,
    messageId,
    retries,
  }: { readonly chatId: string; readonly messageId: string; readonly retries: RetryLimits },
): Promise<DeliveryError | undefined> {
  const target = { chat_id: Number(chatId), message_id: Number(messageId) };
  try {
    await retried(retries, () => api.call({ method: 'deleteMessage', parameters: target }));
    return undefined;
  } catch (error) {
    const fault = toDeliveryError(error);
    return /message to delete not found/i.test(fault.message) ? undefined : fault;
  }
}
